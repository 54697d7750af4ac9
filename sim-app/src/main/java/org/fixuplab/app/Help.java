package org.fixuplab.app;

import java.util.List;
import org.fixuplab.app.command.Subcommand;

/** What {@code fixuplab} alone prints: first what to type. */
final class Help {

    private static final String HEAD = """
            Fixup Lab: a firewall that inspects SMTP, between your client and a mail server.

            See it happen:
              fixuplab run scenarios/esa-starttls-masked.conf
            Try your own client against it:
              fixuplab serve
            Put it in front of your own server:
              fixuplab proxy --firmware asa-8.2.5 --listen :2525 --upstream mail.example.com:25
            Put your own test command behind it:
              fixuplab exec --firmware asa-8.2.5 -- npm test
            See what other senders make of it:
              fixuplab matrix --senders postfix-may,exim,curl-ssl
            Ask a running lab what it saw:
              fixuplab sessions ls

            Commands:
            """;

    private static final String FOOT = """

            fixuplab COMMAND --help tells the options of one; fixuplab --version the version.
            Exit codes: 0 fine; 1 a verdict or expectation failed; 2 usage or configuration;
            3 environment (an address is taken, a program is missing, there is no lab);
            4 what was waited for did not happen in time; 70 a fault of Fixup Lab itself.
            """;

    private Help() {}

    static String text(int columns) {
        StringBuilder text = new StringBuilder(HEAD);
        List<Subcommand> commands = List.of(Subcommand.values());
        int widest =
                commands.stream().mapToInt(c -> c.synopsis().length()).max().orElse(0);
        for (Subcommand command : commands) {
            String name = "  " + command.synopsis()
                    + " ".repeat(widest - command.synopsis().length()) + "  ";
            text.append(name).append(command.summary()).append('\n');
        }
        return text.append(FOOT).toString();
    }
}
