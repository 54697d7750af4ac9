package org.fixuplab.lab.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A text of which beginning and end are kept. Written by one thread, read by any. */
final class BoundedText {

    private static final int HALF = 32 * 1024;

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long left;

    void readFrom(InputStream stream) {
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                add(buffer, read);
            }
        } catch (IOException e) {
            // The program was killed; what it wrote before is kept.
        }
    }

    private synchronized void add(char[] text, int length) {
        int toHead = Math.min(length, HALF - head.length());
        head.append(text, 0, toHead);
        tail.append(text, toHead, length - toHead);
        if (tail.length() > 2 * HALF) {
            left += tail.length() - HALF;
            tail.delete(0, tail.length() - HALF);
        }
    }

    synchronized String text() {
        int surplus = Math.max(0, tail.length() - HALF);
        return left + surplus == 0
                ? head.toString() + tail
                : head + "\n... " + (left + surplus) + " characters left out ...\n" + tail.substring(surplus);
    }
}
