package io.apitokens.inventory;

/** A form in which an {@link Inventory} is written. */
public enum InventoryFormat {
    /** A table for a terminal, one line for each token. */
    TABLE("inventory.txt"),
    /** Comma-separated values by RFC 4180, with every formula defused. */
    CSV("inventory.csv"),
    /** The whole inventory as JSON, which {@code docs/inventory.schema.json} describes. */
    JSON("inventory.json"),
    /** A summary in Markdown. */
    MARKDOWN("inventory.md"),
    /** A page for a browser, in one file that requests nothing. */
    HTML("inventory.html");

    private final String fileName;

    InventoryFormat(String fileName) {
        this.fileName = fileName;
    }

    /** {@return the name of the file that is written, such as {@code inventory.csv}} */
    public String fileName() {
        return fileName;
    }
}
