package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;

/**
 * What a device prints of its configuration, as far as it speaks of mail. What {@link DeviceConfig} reads from it is the policy again.
 *
 * <p>A policy may have been changed in ways that no line of the device's language says: an override of one behaviour is then lost.
 */
public final class DeviceShow {

    /** How the map is called that is not the device's own. */
    private static final String MAP = "esmtp_map";

    /** As an ASA 9.x prints it, the blanks at the lines' ends included; that other versions have the same list is assumed. */
    private static final List<String> INSPECTIONS = List.of(
            "dns preset_dns_map ",
            "ftp ",
            "h323 h225 ",
            "h323 ras ",
            "rsh ",
            "rtsp ",
            "esmtp ",
            "sqlnet ",
            "skinny  ",
            "sunrpc ",
            "xdmcp ",
            "sip  ",
            "netbios ",
            "tftp ",
            "ip-options ");

    private DeviceShow() {}

    /**
     * The listing that the firmware has: {@link #runningConfigPolicyMap} or {@link #fixup}.
     *
     * @throws IllegalArgumentException it has neither
     */
    public static String of(InspectionPolicy policy) {
        return Gate.POLICY.knows(firmware(policy)) ? runningConfigPolicyMap(policy) : fixup(policy);
    }

    /**
     * {@code show running-config policy-map}, with the regexes that the map names above it.
     *
     * @throws IllegalArgumentException the firmware has no policies; the message says which have
     */
    public static String runningConfigPolicyMap(InspectionPolicy policy) {
        Firmware firmware = firmware(policy);
        if (!Gate.POLICY.knows(firmware)) {
            throw new IllegalArgumentException(
                    firmware + " has no policies, which came with PIX 7.0 and FWSM 3.1: it prints fixup lines");
        }
        List<String> lines = new ArrayList<>();
        String mail = mail(policy);
        boolean ownMap = mail.equals("esmtp ") && Gate.ESMTP_MAP.knows(firmware) && !isDefaultMap(policy);
        if (ownMap) {
            lines.addAll(new EsmtpMapText(MAP, policy).lines());
        }
        lines.add("policy-map global_policy");
        lines.add(" class inspection_default");
        for (String inspection : INSPECTIONS) {
            String shown = inspection.equals("esmtp ") ? (ownMap ? "esmtp " + MAP + " " : mail) : inspection;
            if (!shown.isEmpty()) {
                lines.add("  inspect " + shown);
            }
        }
        lines.add("!");
        return String.join("\n", lines) + "\n";
    }

    /**
     * The fewest lines that say what is done to mail on a port, its map for ESMTP above them; to be read over the firmware's default.
     *
     * @return empty where the firmware's language has no such lines
     */
    public static String inspection(InspectionPolicy policy, int port) {
        Firmware firmware = firmware(policy);
        List<String> lines = new ArrayList<>();
        if (Gate.POLICY.knows(firmware)) {
            String mail = mail(policy).strip();
            if (mail.equals("esmtp") && Gate.ESMTP_MAP.knows(firmware) && !isDefaultMap(policy)) {
                lines.addAll(new EsmtpMapText(MAP, policy).lines());
                mail += " " + MAP;
            }
            boolean standard = port == DeviceConfig.SMTP || mail.isEmpty();
            if (!standard) {
                lines.addAll(List.of("class-map mail", " match port tcp eq " + port));
            }
            lines.add("policy-map global_policy");
            lines.add(" class " + (standard ? "inspection_default" : "mail"));
            lines.add("  " + (mail.isEmpty() ? "no inspect esmtp" : "inspect " + mail));
        } else if (!Gate.MAILHOST.knows(firmware)) {
            lines.add(policy.inspects() ? "fixup protocol smtp " + port : "no fixup protocol smtp 25");
        }
        return String.join("\n", lines);
    }

    /** Which inspection of mail it is; empty for none. */
    private static String mail(InspectionPolicy policy) {
        if (!policy.inspects()) {
            return "";
        }
        List<String> verbs = EsmtpMapText.words(policy, "verb-x", "verbs");
        boolean seven = Catalogue.load().statement(Inspection.SMTP.line).stream()
                .anyMatch(it -> it.key().equals("verbs")
                        && List.of(it.value().split(",", -1)).equals(verbs));
        return seven ? "smtp " : "esmtp ";
    }

    private static boolean isDefaultMap(InspectionPolicy policy) {
        InspectionPolicy standard = Catalogue.load().policy(firmware(policy));
        return new EsmtpMapText(MAP, policy).lines().equals(new EsmtpMapText(MAP, standard).lines());
    }

    /**
     * {@code show fixup}, with the default ports of all protocols.
     *
     * @throws IllegalArgumentException the firmware has no fixup lines; the message says which have
     */
    public static String fixup(InspectionPolicy policy) {
        return fixup(policy, policy.inspects() ? Ports.SMTP : Ports.NONE);
    }

    /** As above, with the ports of SMTP; where 25 is not one of them, the device says so. */
    public static String fixup(InspectionPolicy policy, Ports smtp) {
        List<String> lines = new ArrayList<>();
        for (String fixup : FixupDefaults.of(firmware(policy))) {
            if (!fixup.equals("smtp")) {
                lines.add("fixup protocol " + fixup);
                continue;
            }
            if (!smtp.contains(DeviceConfig.SMTP)) {
                lines.add("no fixup protocol smtp 25");
            }
            smtp.ranges().forEach(range -> lines.add("fixup protocol smtp " + range));
        }
        return String.join("\n", lines) + "\n";
    }

    private static Firmware firmware(InspectionPolicy policy) {
        return policy.release()
                .orElseThrow(
                        () -> new IllegalArgumentException("firmware 'none' has no configuration: name a firmware"));
    }

    /** The classes of the map, numbered as a log line numbers them. */
    static List<BehaviourState> classes(InspectionPolicy policy) {
        return policy.describe().stream().filter(state -> state.mapClass() > 0).toList();
    }
}
