package org.fixuplab.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.fixuplab.app.settings.ByteSize;
import org.fixuplab.app.settings.ColourMode;
import org.fixuplab.app.settings.Durations;
import org.fixuplab.app.settings.HeaderVersions;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.app.settings.Key;
import org.fixuplab.app.settings.SessionBound;
import org.fixuplab.app.settings.Settings;
import org.fixuplab.app.settings.SyslogFacility;
import org.fixuplab.app.settings.SyslogFormat;
import org.fixuplab.app.settings.SyslogFraming;
import org.fixuplab.app.settings.SyslogServer;
import org.fixuplab.app.settings.Wait;
import org.fixuplab.proxy.Placement.HeaderVersion;
import org.fixuplab.proxy.observe.Inside;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Picocli, set up our way: our types, our defaults, our sentences. */
final class CommandLines {

    static {
        // Converters that nothing here uses, and that bring in half of the JDK.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
    }

    private CommandLines() {}

    /** @param settings where defaults come from; without, those of the key table */
    static CommandLine of(Subcommand which, Command command, Optional<Settings> settings) {
        CommandLine line = new CommandLine(command);
        line.setCommandName("fixuplab " + which.text());
        line.registerConverter(HostPort.class, converter(HostPort::parse));
        line.registerConverter(Duration.class, converter(Durations::parse));
        line.registerConverter(Wait.class, converter(Wait::parse));
        line.registerConverter(ColourMode.class, converter(ColourMode::parse));
        line.registerConverter(Inside.class, converter(Inside::parse));
        line.registerConverter(SyslogServer.class, converter(SyslogServer::parse));
        line.registerConverter(SyslogFormat.class, converter(SyslogFormat::parse));
        line.registerConverter(SyslogFraming.class, converter(SyslogFraming::parse));
        line.registerConverter(SyslogFacility.class, converter(SyslogFacility::parse));
        line.registerConverter(HeaderVersion.class, converter(HeaderVersions::parse));
        line.registerConverter(SessionBound.class, converter(SessionBound::parse));
        line.registerConverter(ByteSize.class, converter(ByteSize::parse));
        line.setDefaultValueProvider(new KeyDefaults(which, settings));
        // What follows their first word is another command's business.
        line.setStopAtPositional(which == Subcommand.EXEC || which == Subcommand.CONFIG);
        return line;
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return new Converter<>(parser);
    }

    /** No lambda: one of picocli's interfaces that a lambda implements is not taken into the archive of classes, nor is what else implements it. */
    private record Converter<T>(Function<String, T> parser) implements ITypeConverter<T> {

        @Override
        public T convert(String value) {
            try {
                return parser.apply(value);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    /** What is wrong with the command line, in a sentence. */
    static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                String option = word.replaceFirst("=.*", "");
                return "unknown option '" + option + "'" + NearestWord.hint(option, options(wrong.getCommandLine()));
            }
            return "'" + word + "' is one word too many";
        }
        if (wrong instanceof MissingParameterException missing) {
            List<String> names = new ArrayList<>();
            for (ArgSpec argument : missing.getMissing()) {
                names.add(
                        argument instanceof OptionSpec option
                                ? option.longestName() + " " + option.paramLabel()
                                : argument.paramLabel());
            }
            return names.isEmpty() ? message(wrong) : "missing: " + String.join(", ", names);
        }
        return message(wrong);
    }

    private static String message(ParameterException wrong) {
        String text = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        return text.replaceFirst("^Invalid value for option '([^']+)'[^:]*: ", "$1: ")
                .replaceFirst("^Invalid value for positional parameter[^:]*: ", "")
                .replaceFirst("is not an int$", "is not a whole number");
    }

    private static List<String> options(CommandLine line) {
        return List.copyOf(line.getCommandSpec().optionsMap().keySet());
    }

    /** One line: the command, [OPTIONS], what else it takes. */
    static String shortUsage(CommandLine line) {
        StringBuilder usage = new StringBuilder(line.getCommandName()).append(" [OPTIONS]");
        line.getCommandSpec()
                .positionalParameters()
                .forEach(parameter -> usage.append(' ')
                        .append(
                                parameter.arity().min() > 0
                                        ? parameter.paramLabel()
                                        : "[" + parameter.paramLabel() + "]")
                        .append(parameter.arity().max() > 1 ? "..." : ""));
        return usage.toString();
    }

    /** Gives an option the value its key has below the command line. */
    private record KeyDefaults(Subcommand which, Optional<Settings> settings) implements IDefaultValueProvider {

        @Override
        public @Nullable String defaultValue(ArgSpec argument) {
            if (!(argument instanceof OptionSpec option)) {
                return null;
            }
            Optional<Key> key = Key.of(which.text(), option.longestName());
            if (key.isEmpty()) {
                return null;
            }
            Key found = key.get();
            String value = settings.isPresent() ? settings.get().resolve(found).value() : found.standard();
            return value.isEmpty() ? null : value;
        }

        /** picocli asks for it at each start, and a record's own is made at run time. */
        @Override
        public String toString() {
            return "the settings of " + which.text();
        }
    }
}
