package org.fixuplab.build.soak;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lab's firewalls: each row is one of {@code POST /v1/populate}, all in front of the same server. */
enum Wall {
    ASA_8_2("asa82", "ASA 8.2(5)", ""),
    ASA_8_0("asa80", "ASA 8.0(2)", ""),
    ASA_9_4("asa94", "ASA 9.4(1)", ""),
    PIX_6_3("pix63", "PIX 6.3(5)", ""),
    PIX_4_1("pix41", "PIX 4.1", ""),
    BY_MSS("mss", "ASA 8.2(5)", ", \"segments\": {\"by\": \"mss\", \"mss\": 1460}"),
    OFF("off", "none", "");

    final String id;
    final String firmware;
    private final String more;

    Wall(String id, String firmware, String more) {
        this.id = id;
        this.firmware = firmware;
        this.more = more;
    }

    private String json(int upstream) {
        return "{\"name\": \"%s\", \"firmware\": \"%s\", \"upstream\": \"127.0.0.1:%d\"%s}"
                .formatted(id, firmware, upstream, more);
    }

    static String population(int upstream) {
        return Arrays.stream(values())
                .map(wall -> wall.json(upstream))
                .collect(Collectors.joining(", ", "{\"proxies\": [", "]}"));
    }
}
