package org.fixuplab.app.settings;

/** Where a value comes from, strongest first. As text it is for a person. */
public sealed interface Origin {

    record Flag(String option) implements Origin {
        @Override
        public String toString() {
            return "flag " + option;
        }
    }

    record Environment(String variable) implements Origin {
        @Override
        public String toString() {
            return "environment " + variable;
        }
    }

    record ConfigFile(String file, int line) implements Origin {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    record Standard() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }
}
