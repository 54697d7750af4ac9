package org.fixuplab.app.matrix;

import org.fixuplab.lab.matrix.Cell;

/** Where a cell stands. Immutable. */
public record Place(String sender, String column) {

    public static Place of(Cell cell) {
        return new Place(cell.sender(), cell.column());
    }

    @Override
    public String toString() {
        return sender + " " + column;
    }
}
