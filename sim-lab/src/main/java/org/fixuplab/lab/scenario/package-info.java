/**
 * Scenario files: text becomes cases that can be run, or a list of all that is wrong with it.
 *
 * <p>Only files are read here; nothing listens and nothing runs. What a person wrote wrongly ends in
 * {@link org.fixuplab.lab.scenario.ScenarioException}, whatever it is.
 */
@NullMarked
package org.fixuplab.lab.scenario;

import org.jspecify.annotations.NullMarked;
