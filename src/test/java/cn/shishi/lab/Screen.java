package cn.shishi.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One window of one person, with cookies of its own; mouse and keys go through the browser's input, as a person's do. */
public final class Screen implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final int SHIFT = 8;
    private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13);

    private final Chromium browser;
    private final String context;
    private final String session;
    private final Semaphore loaded = new Semaphore(0);

    public Screen(Chromium browser, int width, int height) {
        this.browser = browser;
        context = browser.ask(null, "Target.createBrowserContext", Map.of()).path("browserContextId").asText();
        String target = browser.ask(null, "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context)).path("targetId").asText();
        session = browser.ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId").asText();
        browser.listen(session, event -> {
            if (event.equals("Page.loadEventFired")) {
                loaded.release();
            }
        });
        ask("Page.enable", Map.of());
        ask("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        ask("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** A script that runs on each page before the page's own. */
    public void first(String script) {
        ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Does what leads to another page and waits for it; answers the seconds waited. */
    public double leaving(Runnable step) {
        loaded.drainPermits();
        long begun = System.nanoTime();
        step.run();
        try {
            if (!loaded.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no other page came after " + ask("location.href").asText() + ": " + ask("document.body.innerText").asText());
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    public void open(String address) {
        ask("Page.navigate", Map.of("url", address));
    }

    /** What a script on the page says. */
    public JsonNode ask(String script) {
        JsonNode said = ask("Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (said.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + said.get("exceptionDetails"));
        }
        return said.path("result").path("value");
    }

    /** Waits on the same page until a script says yes; answers the seconds waited. */
    public double await(String script) {
        long begun = System.nanoTime();
        while (!ask(script).asBoolean()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("never: " + script + "\n" + ask("document.body.innerText").asText());
            }
            LockSupport.parkNanos(20_000_000);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    public boolean has(String selector) {
        return ask("!!document.querySelector(" + quoted(selector) + ")").asBoolean();
    }

    /** The middle of what is named must be there for a mouse: not hidden, and nothing over it. */
    public void click(String selector, boolean shift) {
        JsonNode at = ask("""
                (() => { const it = document.querySelector(%s);
                if (!it) { return {fault: 'is not there'}; }
                it.scrollIntoView({block: 'center', behavior: 'instant'});
                const box = it.getClientRects()[0];
                if (!box) { return {fault: 'is not to be seen'}; }
                const x = box.x + box.width / 2, y = box.y + box.height / 2, top = document.elementFromPoint(x, y);
                return it.contains(top) || it.closest('label')?.contains(top) ? {x, y} : {fault: 'lies under ' + (top && top.outerHTML)}; })()
                """.formatted(quoted(selector)));
        if (at.has("fault")) {
            throw new AssertionError(selector + " " + at.get("fault").asText() + " at " + ask("location.href").asText());
        }
        for (String kind : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            ask("Input.dispatchMouseEvent", Map.of("type", kind, "x", at.get("x").asDouble(), "y", at.get("y").asDouble(), "button",
                    kind.equals("mouseMoved") ? "none" : "left", "clickCount", kind.equals("mouseMoved") ? 0 : 1, "modifiers", shift ? SHIFT : 0));
        }
    }

    /** As an input method commits it. */
    public void type(String text) {
        ask("Input.insertText", Map.of("text", text));
    }

    public void key(String name) {
        for (String kind : List.of("rawKeyDown", "char", "keyUp")) {
            if (!kind.equals("char") || name.equals("Enter")) {
                ask("Input.dispatchKeyEvent", Map.of("type", kind, "key", name, "code", name, "windowsVirtualKeyCode", KEYS.get(name),
                        "text", name.equals("Enter") ? "\r" : ""));
            }
        }
    }

    public void choose(String selector, Path file) {
        String input = ask("Runtime.evaluate", Map.of("expression", "document.querySelector(" + quoted(selector) + ")")).path("result").path("objectId").asText();
        ask("DOM.setFileInputFiles", Map.of("files", List.of(file.toString()), "objectId", input));
    }

    @Override
    public void close() {
        browser.ask(null, "Target.disposeBrowserContext", Map.of("browserContextId", context));
    }

    private JsonNode ask(String method, Map<String, ?> with) {
        return browser.ask(session, method, with);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
