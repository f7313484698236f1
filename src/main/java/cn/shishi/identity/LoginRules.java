package cn.shishi.identity;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often one may try to log in, and how long a login lasts.
 *
 * @param tries failed tries of one account within the window
 * @param triesPerAddress the same of one address, behind which a whole office may sit
 * @param secondFactor roles that log in with a code besides
 * @param session the longest a session lasts, however busy; how long an idle one lasts is {@code server.servlet.session.timeout}
 */
@ConfigurationProperties("shishi.login")
record LoginRules(int tries, int triesPerAddress, Duration window, List<String> secondFactor, Duration session) {}
