package org.fixuplab.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

    @Test
    @Timeout(120)
    void goes_through_without_a_fault(@TempDir Path folder) throws Exception {
        assertThat(Rehearsal.play(folder)).isEmpty();
    }
}
