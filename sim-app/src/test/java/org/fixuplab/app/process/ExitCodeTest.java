package org.fixuplab.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void the_worst_of_several_wins_in_the_order_70_2_3_4_1_0() {
        ExitCode[] worstFirst = {
            ExitCode.CRASH, ExitCode.USAGE, ExitCode.ENVIRONMENT, ExitCode.TIMED_OUT, ExitCode.FAILED, ExitCode.OK
        };
        for (int i = 0; i < worstFirst.length; i++) {
            for (int j = i; j < worstFirst.length; j++) {
                assertThat(worstFirst[i].worse(worstFirst[j])).isEqualTo(worstFirst[i]);
                assertThat(worstFirst[j].worse(worstFirst[i])).isEqualTo(worstFirst[i]);
            }
        }
    }

    @Test
    void the_numbers_are_those_of_the_documentation() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4, 70);
    }
}
