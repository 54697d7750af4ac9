package org.fixuplab.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatusLinesTest {

    private static final Pattern LEFT_OUT = Pattern.compile("\\((\\d+) lines? left out here: .*\\)");

    @Test
    void what_many_threads_say_is_written_or_counted() throws Exception {
        int threads = 8;
        int each = 2_000;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (StatusLines lines = new StatusLines(stream(written), false, 100)) {
            List<Thread> speakers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int id = t;
                Thread speaker = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        lines.add("thread " + id + " line " + i);
                    }
                });
                speakers.add(speaker);
                speaker.start();
            }
            for (Thread speaker : speakers) {
                speaker.join();
            }
        }
        int said = 0;
        int counted = 0;
        for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
            Matcher leftOut = LEFT_OUT.matcher(line);
            if (leftOut.matches()) {
                counted += Integer.parseInt(leftOut.group(1));
            } else {
                assertThat(line).matches("thread \\d line \\d+");
                said++;
            }
        }
        assertThat(said + counted).isEqualTo(threads * each);
    }

    @Test
    void the_lines_of_one_thread_keep_their_order() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (StatusLines lines = new StatusLines(stream(written), false)) {
            for (int i = 0; i < 500; i++) {
                lines.add("line " + i);
            }
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            expected.add("line " + i);
        }
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(expected);
    }

    @Test
    void a_reader_that_has_stopped_reading_stops_nobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int octet) {
                try {
                    never.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        StatusLines lines = new StatusLines(stream(stuck), false, 10);
        for (int i = 0; i < 10_000; i++) {
            lines.add("line " + i);
        }
        lines.close();
        assertThat(never.getCount()).isEqualTo(1);
        never.countDown();
    }

    @Test
    void quiet_is_silent() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (StatusLines lines = new StatusLines(stream(written), true)) {
            lines.add("line");
        }
        assertThat(written.size()).isZero();
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, false, StandardCharsets.UTF_8);
    }
}
