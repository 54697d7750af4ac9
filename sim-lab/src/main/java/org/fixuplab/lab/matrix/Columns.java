package org.fixuplab.lab.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.words.NearestWord;

/** The columns there are: any firmware, and the cases of {@code cases.conf}. */
public final class Columns {

    static final String NONE = InspectionPolicy.NONE;

    private Columns() {}

    /**
     * A firewall as it comes, before a Postfix.
     *
     * @param firmware {@code asa-8.2.5}, {@code ASA 8.2(5)} or {@code none}
     * @throws IllegalArgumentException if it is no firmware; the message says what to write
     */
    public static Column firmware(String firmware) {
        InspectionPolicy policy = Catalogue.load().policy(firmware);
        String name = policy.firmware();
        return new Column(
                name.toLowerCase(Locale.ROOT)
                        .replace(' ', '-')
                        .replace('(', '.')
                        .replace(")", ""),
                name.equals(NONE) ? "no inspection" : name,
                LabSettings.of(policy),
                List.of());
    }

    /** Some firewalls, each of which does something else to STARTTLS. */
    public static List<Column> standard() {
        return ColumnFiles.firmware();
    }

    /** Every case, in the order of its file. */
    public static List<Column> cases() {
        return ColumnFiles.cases();
    }

    /**
     * The case of this id; or all of which the id begins so: {@code TLS} or {@code TLS-06}.
     *
     * @param id in any case
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static List<Column> cases(String id) {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        List<Column> all = cases();
        return found(all, wanted::equals)
                .or(() -> found(all, each -> each.matches(Pattern.quote(wanted) + "([A-Z]|-.*)")))
                .orElseThrow(() -> {
                    List<String> ids = all.stream().map(Column::id).toList();
                    return new IllegalArgumentException("there is no case '" + id + "'" + NearestWord.hint(wanted, ids)
                            + ": there are " + String.join(", ", ids));
                });
    }

    private static Optional<List<Column>> found(List<Column> all, Predicate<String> id) {
        return Optional.of(all.stream()
                        .filter(column -> id.test(column.id().toUpperCase(Locale.ROOT)))
                        .toList())
                .filter(found -> !found.isEmpty());
    }
}
