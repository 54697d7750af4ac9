package org.fixuplab.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fixuplab.app.CliProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/control.md, in Python and in a shell, steer a lab that is a process of its own and wants a token. */
@Timeout(180)
class ControlExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples").toAbsolutePath();
    private static final String TOKEN = "a-token-for-the-examples";

    @TempDir
    private Path folder;

    @Test
    void in_python() throws Exception {
        RealPrograms.needPython();
        assertThat(steer("python3", "lab_test.py")).contains("\nOK\n");
    }

    @Test
    void in_a_shell_with_curl() throws Exception {
        RealPrograms.needCurl();
        assertThat(steer("sh", "lab-test.sh")).endsWith("all fine\n");
    }

    @Test
    void within_exec_they_find_the_lab_by_themselves() {
        RealPrograms.needPython();
        String example = EXAMPLES.resolve("lab_test.py").toString();
        try (CliProcess exec = CliProcess.start(folder, "exec", "--quiet", "--", "python3", example)) {
            assertThat(exec.exitCode()).as(exec.err()).isZero();
        }
    }

    /** What the example says, once it has ended well. */
    private String steer(String interpreter, String example) throws Exception {
        List<String> words = List.of("serve", "--listen", "0", "--mta-listen", "0", "--http", "0", "--token", TOKEN);
        try (CliProcess serve = CliProcess.start(folder, words.toArray(String[]::new))) {
            Path told = folder.resolve("told.txt");
            ProcessBuilder builder = new ProcessBuilder(
                            interpreter, EXAMPLES.resolve(example).toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "FIXUPLAB_URL",
                            "http://127.0.0.1:" + serve.port("http"),
                            "FIXUPLAB_TOKEN",
                            TOKEN,
                            "PYTHONDONTWRITEBYTECODE",
                            "1"));
            Process process = builder.start();
            boolean ended = process.waitFor(90, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(told);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        }
    }
}
