package org.fixuplab.app.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.net.URL;

/** HOCON out of a request. It stands alone: it includes no file, address or resource, and sees no variable of the environment. */
final class LoneText {

    private LoneText() {}

    /** @throws ProblemException if it is no group of keys, or does not stand alone */
    static ConfigObject object(String key, String text) {
        try {
            Config read = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults().setOriginDescription(key).setIncluder(new Refusing()));
            if (!read.isResolved()) {
                throw Call.badValue(key, "a text has a substitution", "write the value itself");
            }
            return read.root();
        } catch (ConfigException broken) {
            throw Call.badValue(
                    key,
                    Call.quoted(text) + " is no group of keys",
                    "write { at = rcpt, reply = \"450 4.2.0 later\" }");
        } catch (StackOverflowError deep) {
            // The parser descends into each bracket.
            throw Call.badValue(key, "a text is nested too deep", "write { at = rcpt, reply = \"450 4.2.0 later\" }");
        }
    }

    private static final class Refusing
            implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            throw refused();
        }

        @Override
        public ConfigObject includeFile(ConfigIncludeContext context, File what) {
            throw refused();
        }

        @Override
        public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
            throw refused();
        }

        @Override
        public ConfigObject includeResources(ConfigIncludeContext context, String what) {
            throw refused();
        }

        private static ProblemException refused() {
            return Call.badValue("include", "a text of a request includes something", "write what it would include");
        }
    }
}
