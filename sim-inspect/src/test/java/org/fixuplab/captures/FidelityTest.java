package org.fixuplab.captures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/fidelity.md tells what the captures' tests prove, and no more. */
class FidelityTest {

    private static final Path PAGE = Path.of("..", "docs", "fidelity.md");

    @Test
    void the_page_is_what_the_fixtures_say() throws IOException {
        String page = FidelityPage.of(Capture.all());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("-DargLine=-Dgolden=write writes %s anew", PAGE).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void the_readme_counts_them_right() throws IOException {
        long apart =
                Capture.all().stream().filter(capture -> !capture.ofDevice()).count();
        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains((Capture.all().size() - apart) + " sessions, bounces and logs that people captured")
                .contains("and " + apart + " of other causes are told\napart");
    }
}
