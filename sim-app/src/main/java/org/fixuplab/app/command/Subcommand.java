package org.fixuplab.app.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The commands; a row a command. Only the one that is called is loaded: that is what keeps a start short. */
public enum Subcommand {
    RUN("run", "run SCENARIO...", "play scenarios, show both sides, judge", () -> new RunCommand()),
    SERVE("serve", "serve [SCENARIO]", "keep firewall and MTA up for your own client", () -> new ServeCommand()),
    EXEC("exec", "exec -- COMMAND...", "a lab for one command, then judge", () -> new ExecCommand()),
    PROXY("proxy", "proxy", "the firewall alone, in front of your own server", () -> new ProxyCommand()),
    MTA("mta", "mta", "the test MTA alone", () -> new MtaCommand()),
    SEND("send", "send", "the test sender alone", () -> new SendCommand()),
    MATRIX("matrix", "matrix", "every sender against every firewall", () -> new MatrixCommand()),
    EXPLAIN("explain", "explain [FILE]", "which firewall explains what a customer sent", () -> new ExplainCommand()),
    COMPARE(
            "compare",
            "compare FILE SESSION",
            "where our session differs from what was pasted",
            () -> new CompareCommand()),
    CHECK("check", "check FILE...", "validate scenarios and device configurations", () -> new CheckCommand()),
    CONFIG("config", "config [COMMAND...]", "every setting and where it comes from", () -> new ConfigCommand()),
    FIRMWARE_LS("firmware ls", "firmware ls", "the eras of each platform", () -> new FirmwareLsCommand()),
    FIRMWARE_SHOW(
            "firmware show",
            "firmware show V",
            "what one version does, and who says so",
            () -> new FirmwareShowCommand()),
    FIRMWARE_DIFF("firmware diff", "firmware diff V1 V2", "what an upgrade changes", () -> new FirmwareDiffCommand()),
    PROXIES_LS("proxies ls", "proxies ls", "the firewalls of a running lab", () -> new ProxiesLsCommand()),
    PROXIES_CREATE("proxies create", "proxies create NAME", "one more firewall", () -> new ProxiesCreateCommand()),
    PROXIES_SET("proxies set", "proxies set NAME", "change one, for new sessions", () -> new ProxiesSetCommand()),
    PROXIES_RM("proxies rm", "proxies rm NAME", "remove one", () -> new ProxiesRmCommand()),
    SESSIONS_LS("sessions ls", "sessions ls", "the sessions that a running lab knows", () -> new SessionsLsCommand()),
    SESSIONS_SHOW("sessions show", "sessions show ID", "both sides of one", () -> new SessionsShowCommand()),
    SESSIONS_TAIL("sessions tail", "sessions tail", "what happens, as it happens", () -> new SessionsTailCommand()),
    SESSIONS_WAIT("sessions wait", "sessions wait", "until there is one such", () -> new SessionsWaitCommand()),
    SESSIONS_EXPORT(
            "sessions export",
            "sessions export ID",
            "bundle, pcapng, scenario, transcript",
            () -> new SessionsExportCommand()),
    MESSAGES_LS("messages ls", "messages ls", "the messages that its MTA stored", () -> new MessagesLsCommand()),
    MESSAGES_SHOW("messages show", "messages show ID", "one of them", () -> new MessagesShowCommand()),
    MESSAGES_WAIT("messages wait", "messages wait", "until there is one such", () -> new MessagesWaitCommand()),
    READY("ready", "ready", "whether a lab is up, or wait until it is", () -> new ReadyCommand()),
    POPULATE("populate", "populate FILE", "give a running lab the firewalls of a file", () -> new PopulateCommand()),
    RESET("reset", "reset", "a running lab as it was at its start", () -> new ResetCommand());

    private final String name;
    private final String synopsis;
    private final String summary;
    // The lambdas above capture nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Supplier<Command> maker;

    Subcommand(String name, String synopsis, String summary, Supplier<Command> maker) {
        this.name = name;
        this.synopsis = synopsis;
        this.summary = summary;
        this.maker = maker;
    }

    /** {@code firmware show} */
    public String text() {
        return name;
    }

    /** The words that call it. */
    public List<String> words() {
        return List.of(name.split(" ", -1));
    }

    /** {@code firmware show V} */
    public String synopsis() {
        return synopsis;
    }

    public String summary() {
        return summary;
    }

    Command make() {
        return maker.get();
    }

    /** The command these words begin with. */
    public static Optional<Subcommand> of(List<String> words) {
        return Arrays.stream(values())
                .filter(command -> words.size() >= command.words().size()
                        && words.subList(0, command.words().size()).equals(command.words()))
                .findFirst();
    }

    public static List<String> firstWords() {
        return Arrays.stream(values())
                .map(command -> command.words().get(0))
                .distinct()
                .toList();
    }

    /** The commands of two words whose first this is. */
    public static Optional<String> inGroup(String first) {
        String group = Arrays.stream(values())
                .filter(command ->
                        command.words().size() > 1 && command.words().get(0).equals(first))
                .map(Subcommand::synopsis)
                .collect(Collectors.joining(", "));
        return group.isEmpty() ? Optional.empty() : Optional.of(group);
    }
}
