package org.keqiao.inbox.seat;

import java.util.Optional;

/**
 * Names a seat; as text it is the id of the seat's row in the lists, where it stands beside the ids of ordinary tasks.
 *
 * @param task the engine's task that waits for the seats
 * @param number counts from 1
 */
public record SeatId(String task, int number) {

    /** No id of the engine has one, and addresses carry it as it is. */
    private static final char MARK = '~';

    private static final int LONGEST_NUMBER = 3;

    /** Empty for the id of a task without seats. */
    public static Optional<SeatId> of(String row) {
        int mark = row.lastIndexOf(MARK);
        String number = row.substring(mark + 1);
        boolean seat = mark > 0
                && !number.isEmpty()
                && number.length() <= LONGEST_NUMBER
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return seat ? Optional.of(new SeatId(row.substring(0, mark), Integer.parseInt(number))) : Optional.empty();
    }

    /** The engine's task behind a row, whether it is a seat or not. */
    public static String taskOf(String row) {
        return of(row).map(SeatId::task).orElse(row);
    }

    @Override
    public String toString() {
        return task + MARK + number;
    }
}
