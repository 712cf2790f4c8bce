package io.apitokens.inventory;

/** The script of the page, which sorts its table. Without it, everything can be read. */
final class PageScript {

    static final String TEXT = """
            (function () {
              "use strict";
              var table = document.getElementById("tokens");
              var state = document.getElementById("sorted");
              var heads = Array.from(table.tHead.rows[0].cells);
              function key(row, column) {
                var cell = row.cells[column];
                return cell.getAttribute("data-v") || cell.textContent.trim().toLowerCase();
              }
              function sort(column) {
                var head = heads[column];
                var sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
                var body = table.tBodies[0];
                var rows = Array.from(body.rows).map(function (row, place) {
                  return { row: row, place: place, key: key(row, column) };
                });
                rows.sort(function (a, b) {
                  var order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
                  return order * sign || a.place - b.place;
                });
                body.append.apply(body, rows.map(function (each) { return each.row; }));
                heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
                head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
                state.textContent = "Sorted by " + head.textContent + ", " + head.getAttribute("aria-sort") + ".";
              }
              heads.forEach(function (head, column) {
                var button = document.createElement("button");
                button.type = "button";
                button.textContent = head.textContent;
                button.addEventListener("click", function () { sort(column); });
                head.replaceChildren(button);
              });
            })();
            """;

    private PageScript() {}
}
