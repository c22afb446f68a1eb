package org.keqiao.process.table;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnParser;

/**
 * Reads decision tables as the library does, without building the schemas of all six versions of the format for each file.
 * It holds a file to its schema all the same, after reading, with schemas that it built once.
 */
public final class TableReading extends Dmn {

    private final DmnParser parser = new DmnParser() {

        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            super.configureFactory(factory);
            factory.setValidating(false);
        }
    };

    private TableReading() {}

    /** From now on all tables of this process are read so, those that the engine deploys too. */
    public static void install() {
        if (!(INSTANCE instanceof TableReading)) {
            INSTANCE = new TableReading();
        }
    }

    @Override
    protected DmnModelInstance doReadModelFromInputStream(InputStream stream) {
        return parser.parseModelFromStream(stream);
    }
}
