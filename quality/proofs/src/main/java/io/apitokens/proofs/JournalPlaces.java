package io.apitokens.proofs;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.Journal;
import java.io.IOException;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;

/** Where the journals of a proof are. A place is a string, so that another process can open the same journal. */
interface JournalPlaces {

    /** Journals in a file of each directory. */
    JournalPlaces FILES = directory -> directory.resolve("journal.json").toString();

    /** Returns the place of a new, empty journal; the directory is the stage's own. */
    String fresh(Path directory) throws IOException;

    /** Opens the journal at a place. */
    static Journal open(String place) {
        return place.startsWith("jdbc:") ? database(place) : Journal.file(Path.of(place));
    }

    static JdbcJournal database(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        return JdbcJournal.of(dataSource);
    }
}
