package cn.shishi.demo;

import cn.shishi.lab.Chromium;
import cn.shishi.lab.Screen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** A person's hand on mouse and keys, counting: the mouse to every field that has not got the caret, nothing known by heart. */
final class Hand implements AutoCloseable {

    private static final int CLICKS_OF_A_FILE = 3;

    private final Screen screen;
    private Effort done = Effort.NONE;
    private boolean onKeys;

    Hand(Chromium browser) {
        screen = new Screen(browser, 1280, 900);
    }

    /** Since it was last asked. */
    Effort effort() {
        Effort all = done;
        done = Effort.NONE;
        return all;
    }

    /** By a bookmark. */
    void open(String address) {
        count(new Effort(0, 1, 0, 0, 0, 0, 0, 0));
        leave(() -> screen.open(address));
    }

    void reload() {
        home(true);
        count(new Effort(0, 0, 1, 0, 0, 0, 0, 0));
        leave(() -> screen.ask("location.reload()"));
    }

    void click(String target) {
        click(target, false);
    }

    void click(String target, boolean shift) {
        home(false);
        count(new Effort(0, 1, shift ? 1 : 0, 0, 0, 0, 0, 0));
        screen.click(target, shift);
    }

    void key(String name) {
        home(true);
        count(new Effort(0, 0, 1, 0, 0, 0, 0, 0));
        screen.key(name);
    }

    /** What stands in the field is selected first, and overwritten. */
    void type(String field, String text) {
        if (!is(field, "it === document.activeElement")) {
            click(field);
        }
        home(true);
        if (!value(field).isEmpty()) {
            count(new Effort(0, 0, 2, 0, 0, 0, 0, 0));
            screen.ask("document.activeElement.select()");
        }
        count(new Effort(0, 0, Effort.keys(text), 0, 0, 0, 0, 0));
        screen.type(text);
        must(value(field).equals(text), field + " does not take " + text);
    }

    /** As short as the page takes it: a day without this year, a name told before by its first character from the list. */
    void enter(String field, String text) {
        String year = of(field, "it.dataset.today?.slice(0, 4) || ''").asText();
        if (!year.isEmpty() && text.startsWith(year) && text.matches("\\d{4}(-\\d\\d-\\d\\d|年\\d.*)")) {
            type(field, text.substring(5).replaceAll("(^|-)0", "$1"));
            screen.ask("document.activeElement.blur()");
            must(value(field).equals(text), field + " is not made " + text + " but " + value(field));
        } else if (StreamSupport.stream(of(field, "[...(it.list?.options || [])].map(o => o.value)").spliterator(), false)
                .anyMatch(offered -> offered.asText().equals(text))) {
            type(field, text.substring(0, text.offsetByCodePoints(0, 1)));
            count(new Effort(0, 0, 2, 0, 1, 0, 0, 0));
            of(field, "it.value = '" + text + "'");
        } else {
            type(field, text);
        }
    }

    /** The list of a select, as that of names, is drawn outside the page; a script takes its place. */
    void choose(String field, Object value) {
        home(false);
        count(new Effort(0, 2, 0, 0, 0, 0, 0, 0));
        of(field, "{ it.value = '" + value + "'; it.dispatchEvent(new Event('change', {bubbles: true})); }");
    }

    /** In the browser's own window for files. */
    void choose(String field, Path file) {
        home(false);
        count(new Effort(0, CLICKS_OF_A_FILE, 0, 0, 0, 1, 0, 0));
        screen.choose(field, file);
    }

    /** Waits on the same page. */
    void await(String so) {
        count(new Effort(0, 0, 0, 0, 0, 0, 0, screen.await(so)));
    }

    void leave(Runnable step) {
        double waited = screen.leaving(step);
        count(new Effort(1, 0, 0, 0, 0, 0, 0, waited));
    }

    void think() {
        count(new Effort(0, 0, 0, 0, 1, 0, 0, 0));
    }

    void read(int characters) {
        count(new Effort(0, 0, 0, 0, 0, 0, characters, 0));
    }

    boolean sees(String selector) {
        return screen.has(selector);
    }

    JsonNode ask(String script) {
        return screen.ask(script);
    }

    boolean is(String field, String so) {
        return of(field, so).asBoolean();
    }

    /** What a script says of {@code it}. */
    JsonNode of(String field, String script) {
        return screen.ask("{ const it = document.querySelector('" + field + "'); " + script + " }");
    }

    String value(String field) {
        return of(field, "it.value").asText();
    }

    void must(boolean so, String fault) {
        if (!so) {
            throw new AssertionError(fault + "\n" + screen.ask("document.body.innerText").asText());
        }
    }

    @Override
    public void close() {
        screen.close();
    }

    private void home(boolean keys) {
        if (onKeys != keys) {
            onKeys = keys;
            count(new Effort(0, 0, 0, 1, 0, 0, 0, 0));
        }
    }

    private void count(Effort more) {
        done = done.and(more);
    }
}
