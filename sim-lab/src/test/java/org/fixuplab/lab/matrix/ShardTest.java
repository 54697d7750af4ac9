package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    @Test
    void a_share_is_written_as_which_of_how_many() {
        assertThat(Shard.parse("2/5")).isEqualTo(new Shard(2, 5)).hasToString("2/5");
        assertThat(Shard.parse("1/1")).isEqualTo(Shard.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0/3", "4/3", "a/b", "1/0", "-1/3", "1/3/3", "99999999/99999999"})
    void what_is_no_share_is_told_what_to_write(String written) {
        assertThatThrownBy(() -> Shard.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is no share: write which of how many, such as 1/4, the first being 1");
    }
}
