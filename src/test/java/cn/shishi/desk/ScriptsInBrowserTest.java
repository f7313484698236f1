package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shishi.StreetTest;
import cn.shishi.identity.Accounts;
import cn.shishi.lab.Chromium;
import cn.shishi.lab.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A hundred scripts, typed wherever one can type, opened on every page in a real browser: none runs. */
@Tag("lab")
class ScriptsInBrowserTest extends StreetTest {

    private static final List<String> SCRIPTS = List.of("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
            "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>", "<iframe src=javascript:parent.alert(1)></iframe>", "<a href=javascript:alert(1) id=x>x</a>", "<body onload=alert(1)>",
            "<details open ontoggle=alert(1)>x</details>", "<video><source onerror=alert(1)></video>", "<input autofocus onfocus=alert(1)>", "<marquee onstart=alert(1)>x</marquee>",
            "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>", "<form action=javascript:alert(1)><button id=go>x</button></form>", "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
            "<style>@import 'javascript:alert(1)'</style>", "<link rel=stylesheet href=data:text/css,*{color:red}>", "<base href=//127.0.0.1:9/>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
            "{{constructor.constructor('alert(1)')()}}", "{{$on.constructor('alert(1)')()}}", "<div ng-app ng-csp><p ng-init=alert(1)></p></div>", "[x](javascript:alert(1))", "![x](x\" onerror=alert(1) \")");
    private static final List<String> OUTOF = List.of("%s", "\">%s", "'>%s", "</textarea></title></script>%s");

    private static final String WATCH = """
            window.seen = [];
            window.alert = window.confirm = window.prompt = () => window.seen.push('ran');
            document.addEventListener('securitypolicyviolation', e => window.seen.push('stopped by policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
            """;

    /** Scripts that are not the page's own files, attributes that run, and what people typed as elements; Tasklist has its own inline ones, with its nonce. */
    private static final String FOUND = """
            [...window.seen, ...[...document.querySelectorAll('script')].filter(s => !s.src.startsWith(location.origin) && !s.nonce && s.type != 'text/ng-template').map(s => s.outerHTML),
             ...[...document.querySelectorAll('[onerror],[onload],[ontoggle],[onfocus],[onstart],iframe,object,embed,base[href^="//"],math,[href^="javascript:"],[action^="javascript:"],[srcdoc],meta[http-equiv=refresh]')].map(e => e.outerHTML)]
            """;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @TempDir
    Path folder;

    @Test
    void noneOfAHundredRunsOnAnyPage() throws Exception {
        assumeTrue(Chromium.installed().isPresent(), "no Chromium here; name one by -Dshishi.browser");
        List<String> all = SCRIPTS.stream().flatMap(script -> OUTOF.stream().map(out -> out.formatted(script))).toList();
        assertThat(all).hasSize(100);
        // the first twelve of a street stand in every field, all of them in its checklist
        for (int turned = 0; turned < all.size(); turned += 12) {
            List<String> texts = new ArrayList<>(all);
            Collections.rotate(texts, -turned);
            Typed typed = new Typed(street, texts);
            story.seal();
            accounts.add("named" + street.id, texts.get(0), "secret", List.of("jingban", "fenguan", "duban"), street.id);
            browse(typed, turned == 0);
            street = story.street();
        }
    }

    private void browse(Typed typed, boolean tasklist) throws Exception {
        String report = "/reports?street=" + street.id + "&year=2020&period=year";
        try (Chromium browser = new Chromium(Chromium.installed().orElseThrow(), folder.resolve(street.id)); Screen screen = new Screen(browser, 1100, 900)) {
            screen.first(WATCH);
            open(screen, "/login");
            screen.leaving(() -> screen.ask("document.querySelector('[name=username]').value = 'named%s'; document.querySelector('[name=password]').value = 'secret'; document.querySelector('form').submit()".formatted(street.id)));
            for (String page : List.of("/?year=2020", "/projects/" + typed.project, report, "/tasks/" + typed.checklist, "/tasks/" + typed.toRecord, "/tasks/" + typed.returned, "/tasks/" + typed.toSign,
                    "/batch", "/lists", "/handovers", "/types", "/password", "/tasks/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/?year=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/projects/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")) {
                open(screen, page);
                if (page.startsWith("/projects/T") || page.equals(report)) {
                    assertThat(screen.ask("document.body.innerText").asText()).as(page).contains("alert(1)");
                }
                clean(screen, page);
            }
            for (String file : List.of("/evidence/" + typed.paper, "/evidence/" + typed.paper + "/original")) {
                String before = screen.ask("location.href").asText();
                screen.open("http://127.0.0.1:" + port + file);
                clean(screen, file);
                assertThat(screen.ask("location.href").asText()).as("%s is a download, no page", file).isEqualTo(before);
            }
            for (String task : tasklist ? List.of(typed.toRecord, typed.toSign, typed.checklist) : List.<String>of()) {
                open(screen, "/camunda/app/tasklist/default/?task=" + task);
                screen.await("!!document.querySelector('.fjs-container') || document.body.innerText.includes('alert(1)')");
                clean(screen, "tasklist " + task);
            }
        }
    }

    private void open(Screen screen, String page) {
        screen.leaving(() -> screen.open("http://127.0.0.1:" + port + page));
    }

    private static void clean(Screen screen, String page) {
        List<String> found = new ArrayList<>();
        screen.ask("new Promise(done => setTimeout(() => done(true), 300))");
        screen.ask(FOUND).forEach(one -> found.add(one.asText()));
        if (page.startsWith("tasklist")) {
            // what its own policy stops of its own scripts
            found.removeIf(one -> one.startsWith("stopped by policy"));
        }
        assertThat(found).as(page).isEmpty();
    }
}
