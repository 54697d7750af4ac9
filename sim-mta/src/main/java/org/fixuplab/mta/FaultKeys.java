package org.fixuplab.mta;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of one fault as values; a wrong one is told, and is as if it were not there. Used by one thread. */
final class FaultKeys {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern NO_OCTETS = Pattern.compile("[^\\x00-\\xff]");

    private final ConfigObject object;
    private final List<PersonaProblem> problems;

    /** @param problems gets what is wrong */
    FaultKeys(ConfigObject object, List<PersonaProblem> problems) {
        this.object = object;
        this.problems = problems;
    }

    /** As it is written; null if it is not there. */
    @Nullable
    ConfigValue value(String key) {
        ConfigValue value = object.get(key);
        return value == null || value.valueType() == ConfigValueType.NULL ? null : value;
    }

    /** One that is known to be there. */
    ConfigValue required(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            throw new IllegalStateException("'" + key + "' was there");
        }
        return value;
    }

    /** Zero if there is none. */
    Duration delay(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return Duration.ZERO;
        }
        try {
            Duration delay = value.atKey(key).getDuration(key);
            boolean withUnit = value.valueType() == ConfigValueType.STRING
                    && !String.valueOf(value.unwrapped()).strip().matches("[0-9.]*");
            if (withUnit && !delay.isNegative() && !delay.isZero() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (ConfigException notATime) {
            // Told below.
        }
        problem(value, key, PersonaProblem.shown(value) + " is no delay: write a time up to 1h, such as 500ms or 2s.");
        return Duration.ZERO;
    }

    OptionalDouble probability(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        try {
            double probability = new BigDecimal(String.valueOf(value.unwrapped())).doubleValue();
            if (probability > 0 && probability <= 1) {
                return OptionalDouble.of(probability);
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        problem(
                value,
                key,
                PersonaProblem.shown(value) + " is no probability: write one above 0 and up to 1, such as 0.2.");
        return OptionalDouble.empty();
    }

    OptionalLong number(String key, int least) {
        ConfigValue value = value(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        String digits = String.valueOf(value.unwrapped());
        if (digits.matches("[0-9]{1,12}") && Long.parseLong(digits) >= least) {
            return OptionalLong.of(Long.parseLong(digits));
        }
        problem(
                value,
                key,
                PersonaProblem.shown(value) + " cannot be '" + key + "': write a whole number from " + least + " on.");
        return OptionalLong.empty();
    }

    boolean flag(String key) {
        ConfigValue value = value(key);
        return value != null
                && switch (String.valueOf(value.unwrapped())) {
                    case "true", "on", "yes" -> true;
                    case "false", "off", "no" -> false;
                    default -> {
                        problem(value, key, PersonaProblem.shown(value) + " cannot be '" + key + "': write on or off.");
                        yield false;
                    }
                };
    }

    /** Without its angle brackets. */
    Optional<String> address(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value.valueType() != ConfigValueType.STRING) {
            problem(
                    value,
                    key,
                    PersonaProblem.shown(value) + " is no address: write one such as \"a@example.com\", or \"<>\".");
        }
        String text = String.valueOf(value.unwrapped()).strip();
        String bare = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        return Optional.of(bare);
    }

    /** One character an octet; empty if there are none. */
    String octets(String key) {
        ConfigValue value = value(key);
        if (value == null) {
            return "";
        }
        String text = String.valueOf(value.unwrapped());
        if (value.valueType() != ConfigValueType.STRING
                || text.isEmpty()
                || NO_OCTETS.matcher(text).find()) {
            problem(
                    value,
                    key,
                    PersonaProblem.shown(value) + " cannot be '" + key + "': write octets, such as \"250 ok\\r\\n\".");
        }
        return text;
    }

    /** Something is wrong with this value of a key. */
    void problem(ConfigValue value, String key, String message) {
        problems.add(PersonaProblem.at(value.origin(), key, message));
    }
}
