package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.firmware.Assignment;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a device's configuration says about SMTP. Immutable.
 *
 * <p>The text may be a few lines, or all that {@code show running-config} or {@code write terminal} prints, prompts included. What it says
 * about mail is applied, what else a device takes is ignored and counted. Lines below another one may be indented or not, as a device takes
 * and prints them.
 *
 * <p>A text that has both the version line above and the end mark below is taken as all of the configuration: what it does not say, the device
 * does not have. Where one is missing, the device's default stands until a line says otherwise: {@code global_policy} is applied, and
 * inspects mail on port 25; but a policy map that the text names has only the classes and inspections that the text gives it.
 */
public final class DeviceConfig {

    /** The port that the policy of devices is about by default. */
    public static final int SMTP = 25;

    /** A scenario file may hold a whole configuration. */
    private static final Pattern SCENARIO = Pattern.compile("(?m)^\\s*(?:version\\s*[=:]\\s*\\d|firewall\\s*[.{=])");

    private static final String SERVICE_RESET = "service-reset";

    /** So many kinds of ignored lines a person reads. */
    private static final int MOST_SECTIONS = 6;

    private final InspectionPolicy base;
    private final Reading reading;
    private final ConfigText text;

    private DeviceConfig(InspectionPolicy base, Reading reading, ConfigText text) {
        this.base = base;
        this.reading = reading;
        this.text = text;
    }

    /**
     * Reads a configuration whose version line names the firmware. Without that line, all versions that take the text must do the same.
     *
     * @throws DeviceConfigException versions differ in what they do, the firmware does not know a line, or it is beyond what is understood here; all
     *     problems at once
     */
    public static DeviceConfig read(String text) throws DeviceConfigException {
        List<Problem> problems = new ArrayList<>();
        ConfigText lines = ConfigText.of(text, problems);
        refuse(problems);
        if (lines.version() != null) {
            return read(lines, Catalogue.load().policy(lines.version().firmware()));
        }
        VersionChoice choice = new VersionChoice(lines);
        Optional<Firmware> any = choice.any();
        if (any.isEmpty()) {
            throw new DeviceConfigException(choice.problems());
        }
        DeviceConfig config = read(lines, Catalogue.load().policy(any.get()));
        config.reading.remark(
                "no version line: all versions that take these lines do the same with them, so it is read as "
                        + any.get());
        return config;
    }

    /**
     * Reads a configuration for a firmware that is named.
     *
     * @throws DeviceConfigException as above, or the version line is of another firmware
     */
    public static DeviceConfig read(String text, Firmware firmware) throws DeviceConfigException {
        return read(text, Catalogue.load().policy(firmware));
    }

    /**
     * As {@link #read(String, Firmware)}.
     *
     * @param base what the firmware does by default, with what was changed before; {@code none} takes no configuration
     */
    public static DeviceConfig read(String text, InspectionPolicy base) throws DeviceConfigException {
        List<Problem> problems = new ArrayList<>();
        ConfigText lines = ConfigText.of(text, problems);
        if (base.release().isEmpty() && !lines.lines().isEmpty()) {
            throw new DeviceConfigException(List.of(lines.lines()
                    .get(0)
                    .problem(
                            0,
                            Problem.INVALID,
                            "firmware 'none' has no configuration: name a firmware, or remove the configuration")));
        }
        Optional<Firmware> named = base.release();
        @Nullable VersionLine version = lines.version();
        if (version != null && named.isPresent() && !version.firmware().equals(named.get())) {
            problems.add(version.contradicts(named.get()));
        }
        refuse(problems);
        return read(lines, base);
    }

    /** What a text's version line says; empty if it has none, or none that is right. */
    public static Optional<Firmware> versionOf(String text) {
        return Optional.ofNullable(ConfigText.of(text, new ArrayList<>()).version())
                .map(VersionLine::firmware);
    }

    /** Whether a text looks like a device's configuration, right or wrong: it has a version line, or begins as one. */
    public static boolean looksLikeOne(String text) {
        if (SCENARIO.matcher(text).find()) {
            return false;
        }
        ConfigText lines = ConfigText.of(text, new ArrayList<>());
        return lines.version() != null
                || lines.lines().stream()
                        .findFirst()
                        .filter(line -> line.words().size() > 1)
                        .filter(line ->
                                !line.text().contains("=") && !line.text().contains("{"))
                        .filter(line -> Commands.begins(line) || Sections.load().of(line.subject()) != null)
                        .isPresent();
    }

    /** The policy of a firewall with that configuration, for mail on port 25; as {@link #read(String, InspectionPolicy)}. */
    public static InspectionPolicy apply(String text, InspectionPolicy base) throws DeviceConfigException {
        return read(text, base).policy();
    }

    static DeviceConfig read(ConfigText lines, InspectionPolicy base) throws DeviceConfigException {
        if (base.release().isEmpty()) {
            return new DeviceConfig(base, new Reading(false), lines);
        }
        ConfigReader reader = new ConfigReader(lines, base.release().get());
        Reading reading = reader.read();
        refuse(reader.problems());
        DeviceConfig config = new DeviceConfig(base, reading, lines);
        config.remarkOnSilence();
        return config;
    }

    private static void refuse(List<Problem> problems) throws DeviceConfigException {
        if (!problems.isEmpty()) {
            throw new DeviceConfigException(problems);
        }
    }

    /** The firmware it was read for; empty for {@code none}. */
    public Optional<Firmware> firmware() {
        return base.release();
    }

    /** What its version line says; empty if it has none. */
    public Optional<Firmware> versionLine() {
        return Optional.ofNullable(text.version()).map(VersionLine::firmware);
    }

    /** What the firewall does to mail on port 25. */
    public InspectionPolicy policy() {
        return policy(SMTP);
    }

    /** What the firewall does to mail on this port. */
    public InspectionPolicy policy(int port) {
        InspectionPolicy policy = inspection(port);
        if (!policy.inspects() || reading.resets().isEmpty()) {
            return policy;
        }
        policy = policy.with(SERVICE_RESET, "enabled", "on");
        for (String bound : reading.resets()) {
            policy = policy.with(SERVICE_RESET, bound, "on");
        }
        return policy;
    }

    private InspectionPolicy inspection(int port) {
        if (base.release().isEmpty() || (port == SMTP && isSilent())) {
            return base;
        }
        if (hasFixups()) {
            return inspectedPorts().contains(port) ? base : base.withoutInspection();
        }
        for (Map.Entry<Ports, Policies.Inspected> entry : inspections()) {
            if (entry.getKey().contains(port)) {
                return over(entry.getValue());
            }
        }
        return isDefault() && port == SMTP ? base : base.withoutInspection();
    }

    /** The ports on which the firewall inspects mail. */
    public Ports inspectedPorts() {
        if (base.release().isEmpty() || !base.inspects()) {
            return Ports.NONE;
        }
        if (hasFixups()) {
            boolean off =
                    isOfMailhosts() && reading.isWhole() && !reading.fixups().hasMailhost();
            return off ? Ports.NONE : reading.fixups().ports();
        }
        Ports ports = isDefault() ? Ports.SMTP : Ports.NONE;
        for (Map.Entry<Ports, Policies.Inspected> entry : inspections()) {
            ports = ports.with(entry.getKey());
        }
        return ports;
    }

    /** How many lines the text has. */
    public int lines() {
        return text.count();
    }

    /** How many lines say something about mail. */
    public int used() {
        return reading.used();
    }

    /** What a device takes and what says nothing about mail; the largest group first. */
    public List<Ignored> ignored() {
        return reading.ignored();
    }

    /**
     * {@code ignored 214 lines: 120 access-list, 30 interface (they do not concern the inspection of SMTP)}; empty if none were. Of
     * many kinds, the largest.
     */
    public String ignoredSummary() {
        int count = ignored().stream().mapToInt(Ignored::lines).sum();
        if (count == 0) {
            return "";
        }
        String most = ignored().stream()
                .limit(MOST_SECTIONS)
                .map(group -> group.lines() + " " + group.section())
                .collect(Collectors.joining(", "));
        int rest =
                ignored().stream().skip(MOST_SECTIONS).mapToInt(Ignored::lines).sum();
        return "ignored " + count + (count == 1 ? " line: " : " lines: ") + most
                + (rest == 0 ? "" : ", " + rest + " of other kinds")
                + " (they do not concern the inspection of SMTP)";
    }

    /** What a person should know of lines that were taken. */
    public List<Remark> remarks() {
        return reading.remarks();
    }

    private boolean isSilent() {
        return hasFixups()
                ? !reading.fixups().said() && !(isOfMailhosts() && reading.isWhole())
                : !reading.policies().said() && !reading.isWhole();
    }

    /** Whether the firmware has no policies. */
    private boolean hasFixups() {
        return base.release().map(firmware -> !Gate.POLICY.knows(firmware)).orElse(false);
    }

    private boolean isOfMailhosts() {
        return base.release().map(Gate.MAILHOST::knows).orElse(false);
    }

    private boolean isDefault() {
        return reading.policies().hasDefault(reading.isWhole());
    }

    private List<Map.Entry<Ports, Policies.Inspected>> inspections() {
        return reading.policies().inspections(reading.accessLists(), reading.isWhole());
    }

    private InspectionPolicy over(Policies.Inspected inspected) {
        InspectionPolicy policy = base;
        for (Assignment assignment : Catalogue.load().statement(inspected.inspection().line)) {
            policy = policy.with(assignment.behaviour(), assignment.key(), assignment.value());
        }
        if (inspected.inspection() == Inspection.SMTP) {
            // The device's own map is one for ESMTP.
            return policy.withMap(List.of());
        }
        String name = inspected.map().isEmpty() ? EsmtpMap.DEFAULT : inspected.map();
        @Nullable
        EsmtpMap map =
                inspected.inspection() == Inspection.ESMTP ? reading.maps().named(name) : null;
        return map == null ? policy : map.over(policy, reading.maps().classes());
    }

    /** Remarks on what is said in vain. */
    private void remarkOnSilence() {
        for (String map : reading.maps().names()) {
            if (!map.equals(EsmtpMap.DEFAULT) && !reading.policies().names(map)) {
                reading.remark("the map " + map + " does nothing: no 'inspect esmtp " + map + "' names it");
            }
        }
        if (isSilent()) {
            if (!text.lines().isEmpty()) {
                reading.remark("no line speaks of the inspection of SMTP: the firmware's default stands");
            }
        } else if (!hasFixups()) {
            reading.policies()
                    .vague()
                    .forEach(line -> reading.remark(
                            line,
                            "ignored: it does not tell by port, so its class is taken to mean every port (assumed)"));
            for (String map : reading.policies().idle(reading.isWhole())) {
                reading.remark("policy-map " + map + " inspects mail and does nothing: no service-policy applies it");
            }
        }
    }
}
