package org.fixuplab.proxy.transcript;

/** The looks of a transcript's parts, for terminals that know ANSI colours and for those that do not. */
enum Paint {
    ANSI {
        @Override
        String paint(String code, String text) {
            return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    NONE {
        @Override
        String paint(String code, String text) {
            return text;
        }
    };

    abstract String paint(String code, String text);

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    /** What the firewall put there. */
    String altered(String text) {
        return paint("1;31", text);
    }

    /** What it overwrote. */
    String lost(String text) {
        return paint("1", text);
    }

    String note(String text) {
        return paint("33", text);
    }

    String margin(String text) {
        return paint("36", text);
    }

    String arrow(String text, boolean altered) {
        return paint(altered ? "1;31" : "2", text);
    }
}
