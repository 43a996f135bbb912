#!/usr/bin/env python3
"""A browser looks at every page in both languages: does it show, is it whole on a telephone, can everybody use it?"""
import json
import os
import pathlib
import re
import sys
import tempfile
import urllib.error
import urllib.request

BASE = os.environ["TERRACE_BASE_URL"]
OUT = pathlib.Path(os.environ.get("TERRACE_PEERS", tempfile.gettempdir()))
DEMO = json.loads(pathlib.Path(os.environ["TERRACE_DEMO"]).read_text())
LANGUAGES = {"zh": "zh-CN,zh", "en": "en"}
faults = 0


def tell(is_well, what, why=""):
    global faults
    faults += not is_well
    print(("ok " if is_well else "not ok ") + what + (": " + why if why and not is_well else ""), flush=True)


def get(path, language="zh"):
    request = urllib.request.Request(BASE + path, headers={"Accept-Language": LANGUAGES[language]})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def pages():
    yield from ["/", "/articles", "/products", "/impact", "/sign-in", "/advertising"]
    for article in DEMO["articles"]:
        yield f"/articles/{article['slug']}"
    for product in json.loads(get("/api/v1/products"))["items"]:
        yield f"/products/{product['slug']}"


def driver(language, width):
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for flag in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                 f"--window-size={width},900", f"--lang={language}"]:
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": LANGUAGES[language]})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    browser.set_page_load_timeout(60)
    return browser


def name_of(path):
    return re.sub(r"[^a-z0-9]+", "-", path).strip("-") or "home"


# Whatever of these is not empty is a fault of the page.
LOOK = """
const faults = [];
if (!document.title.trim()) faults.push("no title");
if (document.querySelectorAll("h1").length !== 1) faults.push(document.querySelectorAll("h1").length + " h1");
for (const image of document.images) {
  if (image.loading === "lazy") image.scrollIntoView();
  if (!image.hasAttribute("alt")) faults.push("no alternative text: " + image.src);
}
return faults;
"""
BROKEN = "return [...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.src);"
WIDE = """
const width = document.documentElement.clientWidth;
return document.documentElement.scrollWidth <= width ? [] :
  [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map(e => e.tagName + "." + e.className);
"""
AXE = """
const done = arguments[0];
axe.run(document, {resultTypes: ["violations"]}).then(r => done(r.violations
  .filter(v => ["serious", "critical"].includes(v.impact))
  .map(v => v.id + " at " + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | "))));
"""


def look(browser, path, language, axe):
    what = f"browser {language} {path}"
    browser.get(BASE + path)
    shown = browser.execute_script("return document.documentElement.lang")
    tell(shown.startswith(language), f"{what} is in its language", f"lang is {shown!r}")
    wrong = browser.execute_script(LOOK) + browser.execute_script(BROKEN)
    wrong += [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    tell(not wrong, f"{what} is whole", "; ".join(wrong))
    browser.execute_script(axe)
    violations = browser.execute_async_script(AXE)
    tell(not violations, f"{what} can be used by everybody", "; ".join(violations))
    height = browser.execute_script("return Math.min(document.documentElement.scrollHeight, 4000)")
    browser.set_window_size(1280, max(900, height))
    browser.execute_script("window.scrollTo(0, 0)")
    browser.save_screenshot(str(OUT / f"{name_of(path)}-{language}.png"))
    browser.set_window_size(1280, 900)


def look_small(browser, path):
    browser.get(BASE + path)
    wide = browser.execute_script(WIDE)
    tell(not wide, f"browser telephone {path} fits", ", ".join(wide))
    browser.save_screenshot(str(OUT / f"{name_of(path)}-telephone.png"))


def without_scripts(path):
    """The page that the server sends says what the page shows."""
    try:
        html = re.sub(r"<script.*?</script>", "", get(path), flags=re.S)
    except urllib.error.HTTPError as error:
        return tell(False, f"browser {path} is there", f"status {error.code}")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    text = re.sub(r"<[^>]+>", "", heading[1]).strip() if heading else ""
    tell(bool(text), f"browser {path} speaks without scripts")


def follow(browser):
    """From the first page to a story, as a reader goes."""
    from selenium.webdriver.common.by import By

    browser.get(BASE + "/")
    links = [a for a in browser.find_elements(By.CSS_SELECTOR, "main a[href*='/articles/']") if a.is_displayed()]
    tell(bool(links), "browser the first page offers stories")
    if not links:
        return
    links[0].click()
    heading = browser.find_element(By.TAG_NAME, "h1").text
    tell("/articles/" in browser.current_url and heading != "", "browser a story opens")
    shops = [a.get_attribute("href") for a in browser.find_elements(By.CSS_SELECTOR, "a[href*='/go/']")]
    tell(bool(shops), "browser a story leads to a shop")


def switch(browser, language):
    """The switch in the header shows the same page in the other language, and keeps to it."""
    from selenium.webdriver.common.by import By

    other = next(name for name in LANGUAGES if name != language)
    browser.get(BASE + "/impact")
    browser.find_element(By.CSS_SELECTOR, "a.language").click()
    shown = browser.execute_script("return [document.documentElement.lang, location.pathname]")
    tell(shown[0].startswith(other) and shown[1] == "/impact", f"browser switches from {language} to {other}", str(shown))
    browser.get(BASE + "/articles")
    shown = browser.execute_script("return document.documentElement.lang")
    tell(shown.startswith(other), f"browser stays with {other}", shown)


def work(browser, language, axe):
    """Somebody with every right signs in and opens each page of the desk."""
    from selenium.webdriver.common.by import By

    account = next(account for account in DEMO["accounts"] if "admin" in account["roles"])
    browser.get(BASE + "/sign-in?to=/desk")
    browser.find_element(By.ID, "login").send_keys(account["login"])
    browser.find_element(By.ID, "password").send_keys(account["password"])
    browser.find_element(By.CSS_SELECTOR, "main button[type=submit]").click()
    signed_in = browser.current_url.removeprefix(BASE) == "/desk"
    tell(signed_in, "browser signs in", browser.current_url)
    if not signed_in:
        return
    links = [a.get_attribute("href") for a in browser.find_elements(By.CSS_SELECTOR, "main a[href^='/desk/']")]
    tell(len(links) > 5, "browser the desk has its rooms", str(links))
    paths = ["/desk"] + sorted({link.removeprefix(BASE) for link in links})
    if DEMO.get("campaign"):
        campaign = f"/desk/campaigns/{DEMO['campaign']}"
        paths += ["/desk/campaigns/new", campaign, campaign + "?price=20.00"]
    for path in paths:
        look(browser, path, language, axe)
    if DEMO.get("campaign"):
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
        for path in ["/desk/campaigns", "/desk/campaigns/new", campaign]:
            look_small(browser, path)
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def main():
    axe = pathlib.Path(os.environ["AXE"]).read_text()
    paths = list(pages())
    for path in paths:
        without_scripts(path)
    for language in LANGUAGES:
        browser = driver(language, 1280)
        try:
            for path in paths:
                look(browser, path, language, axe)
            follow(browser)
            work(browser, language, axe)
            switch(browser, language)
        finally:
            browser.quit()
    browser = driver("zh", 500)
    try:
        # Chromium's window has a least width of 500; a telephone is narrower.
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True})
        for path in paths:
            look_small(browser, path)
    finally:
        browser.quit()
    sys.exit(1 if faults else 0)


main()
