package org.fixuplab.app.settings;

import org.fixuplab.proxy.observe.Inside;

/** What a key's value may be. */
public enum ValueKind {
    TEXT {
        @Override
        public void check(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("it is empty");
            }
        }
    },
    DURATION {
        @Override
        public void check(String value) {
            Durations.parse(value);
        }
    },
    WAIT {
        @Override
        public void check(String value) {
            Wait.parse(value);
        }
    },
    FLAG {
        @Override
        public void check(String value) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("'" + value + "' is neither true nor false");
            }
        }
    },
    COLOUR {
        @Override
        public void check(String value) {
            ColourMode.parse(value);
        }
    },
    NUMBER {
        @Override
        public void check(String value) {
            try {
                if (Integer.parseInt(value) >= 0) {
                    return;
                }
            } catch (NumberFormatException notANumber) {
                // told below
            }
            throw new IllegalArgumentException("'" + value + "' is not a number of 0 or more");
        }
    },
    ADDRESS {
        @Override
        public void check(String value) {
            HostPort.parse(value);
        }
    },
    SIZE {
        @Override
        public void check(String value) {
            ByteSize.parse(value);
        }
    },
    SYSLOG_SERVER {
        @Override
        public void check(String value) {
            SyslogServer.parse(value);
        }
    },
    SYSLOG_FORMAT {
        @Override
        public void check(String value) {
            SyslogFormat.parse(value);
        }
    },
    SYSLOG_FRAMING {
        @Override
        public void check(String value) {
            SyslogFraming.parse(value);
        }
    },
    SYSLOG_FACILITY {
        @Override
        public void check(String value) {
            SyslogFacility.parse(value);
        }
    },
    HEADER_VERSION {
        @Override
        public void check(String value) {
            HeaderVersions.parse(value);
        }
    },
    SESSION_BOUND {
        @Override
        public void check(String value) {
            SessionBound.parse(value);
        }
    },
    INSIDE {
        @Override
        public void check(String value) {
            Inside.parse(value);
        }
    };

    /**
     * Whether a value may be so.
     *
     * @throws IllegalArgumentException if not; the message says why, and what would
     */
    public abstract void check(String value);
}
