package org.fixuplab.inspect;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.event.EventSink;
import org.fixuplab.event.LegAct;

/** An inspector that never ends a session in silence: see {@link EndRule}. Its events tell what it does. */
final class ResettingInspector implements Inspector {

    private final Inspector inspector;

    /** @param maker of the inspector that decides, given its sink */
    ResettingInspector(EventSink sink, Function<EventSink, Inspector> maker) {
        inspector = maker.apply(new EventSink() {
            @Override
            public void accept(Event event) {
                sink.accept(reset(event));
            }

            @Override
            public boolean wantsCourse() {
                return sink.wantsCourse();
            }
        });
    }

    private static Event reset(Event event) {
        return event instanceof Event.Ended ended
                ? new Event.Ended(ended.behaviour(), reset(ended.client()), reset(ended.server()))
                : event;
    }

    private static LegAct reset(LegAct act) {
        return act == LegAct.SILENCE ? LegAct.RESET : act;
    }

    @Override
    public Verdict judge(Direction from, ByteBuffer segment) {
        Verdict verdict = inspector.judge(from, segment);
        return verdict instanceof Verdict.End end
                ? new Verdict.End(end.forward(), reset(end.client()), reset(end.server()))
                : verdict;
    }

    @Override
    public boolean mindsBorders(Direction from) {
        return inspector.mindsBorders(from);
    }

    @Override
    public void release(ByteBuffer held) {
        inspector.release(held);
    }
}
