package org.fixuplab.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** conf/fixuplab.conf is what people learn the keys from: it holds every key the code reads, and no other. */
class ReferenceFileTest {

    private static final Path FILE = Path.of("..", "conf", "fixuplab.conf");

    @Test
    void holds_every_key_with_its_default_and_no_other() {
        Config config = ConfigFactory.parseFile(FILE.toFile());
        Map<String, String> written = new TreeMap<>();
        config.entrySet()
                .forEach(entry -> written.put(
                        entry.getKey(), String.valueOf(entry.getValue().unwrapped())));
        Map<String, String> read = new TreeMap<>();
        for (Key key : Key.values()) {
            read.put(key.path(), key.standard());
        }
        assertThat(written).isEqualTo(read);
    }

    @ParameterizedTest
    @EnumSource
    void explains_every_key_with_its_flag_and_variable(Key key) throws Exception {
        assertThat(Files.readString(FILE)).contains("Flag " + key.option() + ", environment " + key.variable() + ".");
    }
}
