package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/personas.md tells what the persona files say, and what it shows works. */
class PersonaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "personas.md");
    private static final Pattern EXAMPLE = Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_page_is_what_the_files_say() throws IOException {
        String page = PersonaPage.of(Persona.names());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("-Dgolden=write writes %s anew", PAGE).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void its_example_is_a_changed_persona() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        Persona persona =
                Persona.from(ConfigFactory.parseString(example.group(1)).getConfig("mta"));
        try (TestMta mta = TestMta.start(MtaSettings.of(persona, "mail.example.com"));
                SmtpClient client = new SmtpClient(mta)) {
            assertThat(client.reply()).isEqualTo("220 mail.example.com ESMTP ready");
            assertThat(client.ask("EHLO client.example.com")).contains("250-AUTH PLAIN LOGIN\n");
            assertThat(client.ask("XXXX me")).isEqualTo("500 what is XXXX me?");
            client.untilData();
            assertThat(client.ask("text\r\n.")).isEqualTo("250-OK\n250 id=00000000001");
            assertThat(client.ask("QUIT")).isEqualTo("221 mail.example.com closing connection");
        }
    }
}
