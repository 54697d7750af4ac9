package org.fixuplab.explain;

/** What comes of it all. */
public enum Verdict {
    FIXUP,
    ESMTP,
    /** Both families explain it, or too little was pasted. */
    UNDECIDED,
    /** Something else does this. */
    NOT_THIS_DEVICE
}
