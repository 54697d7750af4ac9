package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.sender.CommandSender;
import org.fixuplab.lab.sender.PersonaSender;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.send.Login;
import org.fixuplab.send.SenderPersona;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who sends, as a person names it. Without any of these, every built-in sender. */
final class MatrixRows {

    private static final String ALL = "all";
    /** A name never looks like the beginning of a command line that sets a variable, nor like an option. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)=(.*)", Pattern.DOTALL);

    @Option(
            names = "--senders",
            paramLabel = "LIST",
            description =
                    "Built-in senders, with commas between, or all. Default: all, unless --sender or --mta names others.")
    private String senders = "";

    @Option(
            names = "--sender",
            paramLabel = "[NAME=]COMMAND",
            description =
                    "A program of yours; {host}, {port}, {ca} and {message} are filled in. May be given several times. Its name is the program's, unless told.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--mta",
            paramLabel = "LIST",
            description =
                    "Real MTAs, as instances of their own, each with a TLS level: postfix:may. Without one: may. 'matrix --list' has all.")
    private String mtas = "";

    @Option(
            names = "--senders-file",
            paramLabel = "FILE",
            description =
                    "Rows from a file, with keys called as these options: senders, mta and sender, each a list. {here} in a command is the file's folder.")
    private @Nullable Path file;

    @Option(
            names = "--login",
            paramLabel = "USER:PASSWORD",
            description = "Servers offer AUTH and let everyone in; built-in senders log in with this.")
    private String login = "";

    /** @throws Refusal for a sender that there is not, or one that is named twice */
    List<Sender> senders() {
        Optional<SendersFile> written = Optional.ofNullable(file).map(SendersFile::read);
        boolean others = !commands.isEmpty() || !mtas.isBlank() || written.isPresent();
        String builtIn = senders.isBlank() && !others ? ALL : senders;
        Optional<Login> withLogin = login.isEmpty() ? Optional.empty() : Optional.of(login(login));
        List<Sender> rows = new ArrayList<>();
        words(builtIn).forEach(word -> addPersonas(rows, word, withLogin));
        words(mtas).forEach(word -> rows.add(RealMta.sender(word)));
        commands.forEach(command -> rows.add(command(command)));
        written.ifPresent(more -> {
            more.senders().forEach(word -> addPersonas(rows, word, withLogin));
            more.mtas().forEach(word -> rows.add(RealMta.sender(word)));
            more.commands().forEach(command -> rows.add(command(command)));
        });
        if (rows.isEmpty()) {
            throw Refusal.usage("no sender is named: 'matrix --list' has all");
        }
        Map<String, Sender> byName = new LinkedHashMap<>();
        for (Sender sender : rows) {
            if (byName.put(sender.name(), sender) != null) {
                throw Refusal.usage("two senders are called '" + sender.name()
                        + "': name one of them otherwise, as in --sender 'NAME=COMMAND'");
            }
        }
        return rows;
    }

    private static void addPersonas(List<Sender> rows, String word, Optional<Login> login) {
        List<String> names = word.equals(ALL) ? SenderPersona.names() : List.of(word);
        names.forEach(name -> rows.add(persona(name, login)));
    }

    /** Whether somebody logs in, so that servers must offer it. */
    boolean logIn() {
        return !login.isEmpty();
    }

    /** @throws Refusal if it is none; what stands there may be a password, and is not told */
    static Login login(String written) {
        try {
            return Login.parse(written);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--login: write USER:PASSWORD");
        }
    }

    private static Sender persona(String name, Optional<Login> login) {
        try {
            return new PersonaSender(SenderPersona.named(name), login);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage("--senders: " + unknown.getMessage());
        }
    }

    private static Sender command(String written) {
        Matcher named = NAMED.matcher(written.strip());
        String line = named.matches() ? named.group(2) : written.strip();
        String program = line.strip().split("\\s+", 2)[0];
        String name = named.matches() ? named.group(1) : program.substring(program.lastIndexOf('/') + 1);
        try {
            return new CommandSender(name, line);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage("--sender: " + wrong.getMessage());
        }
    }

    /** The words between commas. */
    static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
