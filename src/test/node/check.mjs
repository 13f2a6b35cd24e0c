// Calls every action of a running sandbox through the vendor's Node SDK. See README.md.
import teoSdk from "tencentcloud-sdk-nodejs-teo";
import cdnSdk from "tencentcloud-sdk-nodejs-cdn";

const [port, controlPort] = process.argv.slice(2);
if (!port || !controlPort) {
  console.error("usage: node check.mjs PORT CONTROL_PORT");
  process.exit(2);
}

const KEY = {secretId: "AKIDSANDBOXexample0000000000000000001", secretKey: "sandboxSecretKeyExample000000001"};
const ZONE = "zone-2example0001";
const WWW = "https://www.example.com/";
const IMG = "https://img.example.com/";

let passed = 0;
let failed = 0;

function check(name, good, seen) {
  good ? passed++ : failed++;
  console.log(`${good ? "ok" : "not ok"} - ${name}${good ? "" : `: ${JSON.stringify(seen)}`}`);
}

function same(name, actual, expected) {
  check(name, JSON.stringify(actual) === JSON.stringify(expected), {actual, expected});
}

async function refused(name, code, call) {
  try {
    check(name, false, await call());
  } catch (error) {
    check(name, error.code === code && (error.requestId ?? "").length === 36, {code: error.code, message: error.message});
  }
}

async function control(method, path, body) {
  const response = await fetch(`http://127.0.0.1:${controlPort}${path}`, {method, body: body && JSON.stringify(body)});
  const answer = await response.json();
  if (response.status !== 200) {
    throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

function config(credential = KEY, more = {}) {
  return {credential, profile: {httpProfile: {protocol: "http://", endpoint: `127.0.0.1:${port}`, ...more}}};
}

const teoWith = (...given) => new teoSdk.teo.v20220901.Client(config(...given));
const cdnWith = (...given) => new cdnSdk.cdn.v20180606.Client(config(...given));
const teo = teoWith();
const cdn = cdnWith();

const sleep = (millis) => new Promise((done) => setTimeout(done, millis));
const numbered = (base, count) => Array.from({length: count}, (_, number) => base + number);
const filter = (Name, ...Values) => ({Name, Values});
const sorted = (list) => [...list].sort();

/** Unix milliseconds as EdgeOne's time, or as the CDN's, which is local to China. */
const iso = (millis) => new Date(millis).toISOString().replace(/\.\d+Z$/, "Z");
const inChina = (millis) => iso(millis + 8 * 3600_000).replace("T", " ").replace("Z", "");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

async function freshQuotas() {
  const limits = {purge_url: [10, 50], purge_prefix: [5, 20], purge_host: [2, 10], purge_all: [1, 5], purge_cache_tag: [5, 20],
    prefetch_url: [10, 50]};
  for (const [type, [batch, daily]] of Object.entries(limits)) {
    const {used} = await control("POST", "/quotas/teo", {zoneId: ZONE, type});
    await control("POST", "/quotas/teo", {zoneId: ZONE, type, batch, daily: used + daily});
  }
  for (const [kind, [batch, daily]] of Object.entries({url: [10, 50], path: [5, 20], push: [10, 50]})) {
    for (const area of ["mainland", "overseas"]) {
      const {used} = await control("POST", "/quotas/cdn", {kind, area});
      await control("POST", "/quotas/cdn", {kind, area, batch, daily: used + daily});
    }
  }
}

async function prepare() {
  await control("DELETE", "/faults");
  await control("DELETE", "/journal");
  await control("POST", "/rate", {callsPerSecond: 1000});
  await control("POST", "/clock", {skew: "PT0S"});
  await control("POST", "/listing-lag", {lag: "PT1S"});
  await control("POST", "/keys", {secretId: KEY.secretId, state: "usable"});
  await control("POST", "/zones", {zoneId: ZONE, suspended: false});
  await control("POST", "/domains", {domain: "img.example.com", status: "online"});
  await freshQuotas();
}

async function signing() {
  const quota = {ZoneId: ZONE};
  check("teo: a good signature", (await teo.DescribeContentQuota(quota)).RequestId.length === 36);
  check("cdn: a good signature", (await cdn.DescribePurgeQuota({})).RequestId.length === 36);
  check("teo: by GET", (await teoWith(KEY, {reqMethod: "GET"}).DescribeContentQuota(quota)).PurgeQuota.length === 5);
  check("teo: at localhost", (await teoWith(KEY, {endpoint: `localhost:${port}`}).DescribeContentQuota(quota)).PurgeQuota.length === 5);
  check("cdn: at localhost", (await cdnWith(KEY, {endpoint: `localhost:${port}`}).DescribePushQuota({})).UrlPush.length === 2);
  const wrong = {...KEY, secretKey: "wrong"};
  await refused("teo: a bad signature", "AuthFailure.SignatureFailure", () => teoWith(wrong).DescribeContentQuota(quota));
  await refused("cdn: a bad signature", "AuthFailure.SignatureFailure", () => cdnWith(wrong).DescribePurgeQuota({}));
  const nobody = {...KEY, secretId: "AKIDnobody"};
  await refused("teo: an unknown id", "AuthFailure.SecretIdNotFound", () => teoWith(nobody).DescribeContentQuota(quota));
  await refused("cdn: an unknown id", "AuthFailure.SecretIdNotFound", () => cdnWith(nobody).DescribePurgeQuota({}));
  const token = {...KEY, token: "foreign"};
  await refused("teo: a foreign token", "AuthFailure.TokenFailure", () => teoWith(token).DescribeContentQuota(quota));
  for (const skew of ["PT301S", "-PT303S"]) {
    await control("POST", "/clock", {skew});
    await refused(`teo: a signature expired by ${skew}`, "AuthFailure.SignatureExpire", () => teo.DescribeContentQuota(quota));
    await refused(`cdn: a signature expired by ${skew}`, "AuthFailure.SignatureExpire", () => cdn.DescribePurgeQuota({}));
  }
  await control("POST", "/clock", {skew: "PT0S"});
  await control("POST", "/keys", {secretId: KEY.secretId, state: "disabled"});
  await refused("teo: a disabled key", "AuthFailure.SecretIdNotFound", () => teo.DescribeContentQuota(quota));
  await control("POST", "/keys", {secretId: KEY.secretId, state: "usable"});
}

async function forms() {
  const urls = {ZoneId: ZONE, Type: "purge_url", Targets: [WWW]};
  const wrong = [
    ["teo: an unknown field", "UnknownParameter", () => teo.CreatePurgeTask({...urls, Urls: []})],
    ["teo: a missing field", "MissingParameter", () => teo.CreatePurgeTask({Type: "purge_url", Targets: [WWW]})],
    ["teo: a field of another type", "InvalidParameter", () => teo.CreatePurgeTask({...urls, Targets: WWW})],
    ["teo: an unknown Type", "InvalidParameterValue", () => teo.CreatePurgeTask({...urls, Type: "url"})],
    ["teo: an unknown Method", "InvalidParameterValue", () => teo.CreatePurgeTask({...urls, Method: "drop"})],
    ["teo: an unknown Mode", "InvalidParameterValue", () => teo.CreatePrefetchTask({ZoneId: ZONE, Targets: [WWW], Mode: "far"})],
    ["teo: an unknown zone", "InvalidParameter.ParameterError", () => teo.CreatePurgeTask({...urls, ZoneId: "zone-unknown"})],
    ["teo: every zone at once", "InvalidParameter.ParameterError", () => teo.CreatePurgeTask({ZoneId: "*", Type: "purge_all"})],
    ["teo: an unknown field of the quota", "UnknownParameter", () => teo.DescribeContentQuota({ZoneId: ZONE, Type: "x"})],
    ["teo: a query without its zone", "MissingParameter", () => teo.DescribePurgeTasks({Filters: [filter("job-id", "x")]})],
    ["cdn: an unknown field", "UnknownParameter", () => cdn.PurgeUrlsCache({Urls: [IMG], FlushType: "flush"})],
    ["cdn: a missing field", "MissingParameter", () => cdn.PurgePathCache({Paths: [IMG]})],
    ["cdn: an unknown FlushType", "InvalidParameter.CdnParamError", () => cdn.PurgePathCache({Paths: [IMG], FlushType: "all"})],
    ["cdn: an unknown Area", "InvalidParameter.CdnParamError", () => cdn.PurgeUrlsCache({Urls: [IMG], Area: "europe"})],
    ["cdn: a URL without scheme", "InvalidParameter.CdnParamError", () => cdn.PurgeUrlsCache({Urls: [IMG, "img.example.com/"]})],
    ["cdn: a foreign domain", "ResourceNotFound.CdnHostNotExists", () => cdn.PurgeUrlsCache({Urls: [IMG, WWW]})],
    ["cdn: a wildcard to purge", "InvalidParameter.CdnPurgeWildcardNotAllowed", () => cdn.PurgeUrlsCache({Urls: ["https://*.example.com/"]})],
    ["cdn: a wildcard to push", "InvalidParameter.CdnPushWildcardNotAllowed", () => cdn.PushUrlsCache({Urls: ["https://*.example.com/"]})],
    ["cdn: a long URL", "InvalidParameter.CdnUrlExceedLength", () => cdn.PurgeUrlsCache({Urls: [IMG + "x".repeat(2048)]})],
    ["cdn: a field for a quota", "UnknownParameter", () => cdn.DescribePushQuota({Area: "mainland"})],
  ];
  for (const [name, code, call] of wrong) {
    await refused(name, code, call);
  }
}

async function teoPurges() {
  const from = Date.now() - 2000;
  await control("POST", "/outcomes", {target: ".*/fails", status: "failed", failType: "originPullFailed", failMessage: "down"});
  const urls = [...numbered(WWW + "a", 5), "https://static.example.com/s", WWW + "fails"];
  const created = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_url", Targets: urls});
  check("teo: a JobId", /^[0-9a-z]{12}$/.test(created.JobId), created);
  same("teo: an empty FailedList", created.FailedList, []);
  const partly = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_prefix", Method: "delete",
    Targets: [WWW + "assets/", "https://nope.example.net/x/", "no-scheme/", "https://nope.example.net/y/"]});
  same("teo: FailedList by reason", partly.FailedList.map((each) => each.Targets),
    [["https://nope.example.net/x/", "https://nope.example.net/y/"], ["no-scheme/"]]);
  const none = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_host", Targets: ["*.example.com", WWW]});
  same("teo: nothing accepted", [none.JobId, none.FailedList.length], ["", 2]);
  const host = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_host", Targets: ["www.example.com"]});
  const all = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_all"});
  const tag = await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_cache_tag", Targets: ["t1"],
    CacheTag: {Domains: ["www.example.com"]}});
  check("teo: a task for every type", [host, all, tag].every((each) => each.JobId.length === 12), [host, all, tag]);

  const window = {ZoneId: ZONE, StartTime: iso(from), EndTime: iso(Date.now() + MINUTE)};
  const tasks = async (fields) => (await teo.DescribePurgeTasks({...window, Limit: 1000, ...fields})).Tasks;
  const byJob = {Filters: [filter("job-id", created.JobId)]};
  const early = await teo.DescribePurgeTasks({ZoneId: ZONE, ...byJob});
  same("teo: not listed at once", [early.TotalCount, early.Tasks], [0, []]);
  await sleep(1200);
  const running = await tasks(byJob);
  same("teo: processing first", new Set(running.map((task) => task.Status)).size === 1 && running[0].Status, "processing");
  await sleep(2500);

  same("teo: filter job-id", sorted((await tasks(byJob)).map((task) => task.Target)), sorted(urls));
  const failing = await tasks({Filters: [filter("job-id", created.JobId), filter("statuses", "failed", "timeout")]});
  same("teo: filter statuses, and the reason of a failure", failing.map((task) => [task.Target, task.FailType, task.FailMessage]),
    [[WWW + "fails", "originPullFailed", "down"]]);
  same("teo: filter type", (await tasks({Filters: [filter("type", "purge_prefix")]})).map((task) => [task.Target, task.Method]),
    [[WWW + "assets/", "delete"]]);
  same("teo: filter target", (await tasks({Filters: [filter("target", WWW + "a1")]})).map((task) => task.Target), [WWW + "a1"]);
  same("teo: filter target, fuzzy", (await tasks({Filters: [{...filter("target", "/fail"), Fuzzy: true}]})).length, 1);
  same("teo: filter domains", (await tasks({Filters: [filter("domains", "static.example.com", "x.example.com")]})).map((task) => task.Target),
    ["https://static.example.com/s"]);
  const row = (await tasks({Filters: [filter("target", WWW + "a0")]}))[0];
  check("teo: times in UTC", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(row.CreateTime) && row.UpdateTime > row.CreateTime, row);
  const pages = [];
  for (let offset = 0; offset < urls.length; offset += 3) {
    pages.push(await teo.DescribePurgeTasks({ZoneId: ZONE, ...byJob, Offset: offset, Limit: 3}));
  }
  same("teo: pages", pages.map((page) => [page.TotalCount, page.Tasks.length]), [[7, 3], [7, 3], [7, 1]]);
  same("teo: pages hold each target once", sorted(pages.flatMap((page) => page.Tasks.map((task) => task.Target))), sorted(urls));
  const beyond = await teo.DescribePurgeTasks({ZoneId: ZONE, ...byJob, Offset: 99});
  same("teo: beyond the last page", [beyond.TotalCount, beyond.Tasks], [7, []]);

  const wrong = (fields) => () => teo.DescribePurgeTasks({...window, ...fields});
  const code = "InvalidParameter.ParameterError";
  const start = Date.now() - 7 * DAY;
  check("teo: seven days", (await teo.DescribePurgeTasks({ZoneId: ZONE, StartTime: iso(start), EndTime: iso(start + 7 * DAY)})).TotalCount > 0);
  await refused("teo: seven days and a second", code, wrong({StartTime: iso(start), EndTime: iso(start + 7 * DAY + 1000)}));
  await refused("teo: an end before its start", code, wrong({StartTime: iso(start), EndTime: iso(start - DAY)}));
  await refused("teo: a time without offset", code, wrong({StartTime: "2026-01-01T00:00:00"}));
  await refused("teo: neither times nor job-id", code, () => teo.DescribePurgeTasks({ZoneId: ZONE}));
  await refused("teo: a page too large", code, wrong({Limit: 1001}));
  await refused("teo: an unknown filter", code, wrong({Filters: [filter("zone", "x")]}));
  await refused("teo: two job ids", code, wrong({Filters: [filter("job-id", "x", "y")]}));
  await refused("teo: 21 values", code, wrong({Filters: [filter("domains", ...numbered("h", 21))]}));
}

async function teoPrefetches() {
  const from = Date.now() - 2000;
  await control("POST", "/outcomes", {target: ".*/gone", status: "invalid"});
  const files = [WWW + "app.apk", WWW + "gone"];
  const created = await teo.CreatePrefetchTask({ZoneId: ZONE, Targets: [...files, WWW + "*"], Mode: "default",
    Headers: [{Name: "X-A", Value: "1"}], PrefetchMediaSegments: "off", EncodeUrl: false});
  same("teo: a prefetch takes no wildcard", created.FailedList.map((each) => each.Targets), [[WWW + "*"]]);
  await sleep(3500);
  const window = {ZoneId: ZONE, StartTime: iso(from), EndTime: iso(Date.now() + MINUTE)};
  const tasks = async (...filters) => (await teo.DescribePrefetchTasks({...window, Filters: filters})).Tasks;
  same("teo: prefetches by job-id", (await tasks(filter("job-id", created.JobId))).map((task) => [task.Target, task.Type, task.Status]),
    [[files[0], "prefetch_url", "success"], [files[1], "prefetch_url", "invalid"]]);
  same("teo: prefetches by status", (await tasks(filter("statuses", "invalid"))).map((task) => task.Target), [files[1]]);
  same("teo: prefetches by target", (await tasks(filter("target", files[0]))).length, 1);
  same("teo: prefetches never fuzzy", (await tasks({...filter("target", "app"), Fuzzy: true})).length, 0);
  same("teo: prefetches by domain", (await tasks(filter("domains", "www.example.com"))).length, 2);
  await refused("teo: prefetches have no type", "InvalidParameter.ParameterError", () => tasks(filter("type", "purge_url")));
  const paged = await teo.DescribePrefetchTasks({...window, Offset: 1, Limit: 1});
  same("teo: prefetches page by page", [paged.TotalCount, paged.Tasks.length], [2, 1]);
}

async function teoQuotas() {
  await freshQuotas();
  const row = async (type) => {
    const {PurgeQuota, PrefetchQuota} = await teo.DescribeContentQuota({ZoneId: ZONE});
    return [...PurgeQuota, ...PrefetchQuota].find((each) => each.Type === type);
  };
  const before = await row("purge_url");
  same("teo: the quota", [before.Batch, before.DailyAvailable], [10, 50]);
  await teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_url", Targets: [WWW, WWW, "https://nope.example.net/"]});
  same("teo: each accepted target is booked", (await row("purge_url")).DailyAvailable, 48);
  const urls = (count) => () => teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_url", Targets: numbered(WWW, count)});
  await refused("teo: over the batch", "LimitExceeded.BatchQuota", urls(11));
  await control("POST", "/quotas/teo", {zoneId: ZONE, type: "purge_url", use: 45});
  await refused("teo: over the day", "LimitExceeded.DailyQuota", urls(4));
  same("teo: nothing of it is booked", (await row("purge_url")).DailyAvailable, 3);
  await control("POST", "/quotas/teo", {zoneId: ZONE, type: "purge_url", daily: before.Daily + 10});
  check("teo: a raise in mid-run", (await urls(4)()).JobId.length === 12);
  same("teo: prefetches are booked apart", (await row("prefetch_url")).DailyAvailable, 50);
  await control("POST", "/zones", {zoneId: ZONE, suspended: true});
  await refused("teo: a suspended zone", "OperationDenied.ZoneNotActive", urls(1));
  await control("POST", "/zones", {zoneId: ZONE, suspended: false});
}

async function cdnPurges() {
  const from = Date.now() - 2000;
  const urls = await cdn.PurgeUrlsCache({Urls: [IMG + "1.jpg", IMG + "fails", IMG + "中.jpg"], UrlEncode: true});
  check("cdn: a TaskId", /^\d{10}-[0-9a-z]{8}$/.test(urls.TaskId), urls);
  same("cdn: no list of refused URLs", sorted(Object.keys(urls)), ["RequestId", "TaskId"]);
  const path = await cdn.PurgePathCache({Paths: [IMG + "d/"], FlushType: "flush", Area: "mainland"});
  const byId = {TaskId: urls.TaskId};
  same("cdn: not listed at once", (await cdn.DescribePurgeTasks(byId)).TotalCount, 0);
  await sleep(3700);
  const logs = async (fields) => (await cdn.DescribePurgeTasks(fields)).PurgeLogs;
  const since = (fields) => logs({StartTime: inChina(from), EndTime: inChina(Date.now() + MINUTE), ...fields});
  const rows = await logs(byId);
  same("cdn: by TaskId", sorted(rows.map((row) => row.Url)), sorted([IMG + "1.jpg", IMG + "fails", IMG + "%E4%B8%AD.jpg"]));
  const row = rows.find((each) => each.Url === IMG + "1.jpg");
  same("cdn: a row", [row.Status, row.PurgeType, row.FlushType], ["done", "url", "delete"]);
  check("cdn: its time in China", Math.abs(Date.parse(row.CreateTime.replace(" ", "T") + "+08:00") - from) < MINUTE, row);
  same("cdn: by PurgeType", (await since({PurgeType: "path"})).map((each) => [each.TaskId, each.FlushType]), [[path.TaskId, "flush"]]);
  same("cdn: by Status", (await since({Status: "fail"})).map((each) => each.Url), [IMG + "fails"]);
  same("cdn: by Area", (await since({Area: "mainland"})).map((each) => each.Url), [IMG + "d/"]);
  same("cdn: by a domain as Keyword", (await since({Keyword: "img.example.com"})).length, 4);
  same("cdn: by a URL as Keyword", (await since({Keyword: IMG + "1.jpg"})).length, 1);
  same("cdn: a Keyword is not fuzzy", (await since({Keyword: "example.com"})).length, 0);
  const paged = await cdn.DescribePurgeTasks({...byId, Offset: 2, Limit: 2});
  same("cdn: pages", [paged.TotalCount, paged.PurgeLogs.length], [3, 1]);
  const code = "InvalidParameter.CdnParamError";
  await refused("cdn: neither TaskId nor StartTime", code, () => cdn.DescribePurgeTasks({}));
  await refused("cdn: a bad date", code, () => cdn.DescribePurgeTasks({StartTime: iso(from)}));
  await refused("cdn: more than seven days", code, () => cdn.DescribePurgeTasks({StartTime: inChina(from - 8 * DAY)}));
  await refused("cdn: a page too large", code, () => cdn.DescribePurgeTasks({...byId, Limit: 1001}));
  await refused("cdn: an unknown Status", code, () => cdn.DescribePurgeTasks({...byId, Status: "invalid"}));
}

async function cdnPushes() {
  const from = Date.now() - 2000;
  const pushed = await cdn.PushUrlsCache({Urls: [IMG + "a.zip", IMG + "gone"], Area: "global", UserAgent: "x", Layer: "middle",
    ParseM3U8: false, DisableRange: false, Headers: [{Name: "X-A", Value: "1"}]});
  await sleep(1200);
  const early = (await cdn.DescribePushTasks({TaskId: pushed.TaskId})).PushLogs;
  check("cdn: a push under way", early.every((row) => row.Status === "process" && row.Percent < 100 && row.UpdateTime === null), early);
  await sleep(2500);
  const rows = (await cdn.DescribePushTasks({TaskId: pushed.TaskId})).PushLogs;
  same("cdn: pushes at their end", rows.map((row) => [row.Url, row.Status, row.Percent, row.Area]),
    [[IMG + "a.zip", "done", 100, "global"], [IMG + "gone", "invalid", 0, "global"]]);
  check("cdn: a push has a time of its end", rows[0].UpdateTime > rows[0].CreateTime, rows);
  const since = {StartTime: inChina(from), EndTime: inChina(Date.now() + MINUTE)};
  same("cdn: pushes by Status", (await cdn.DescribePushTasks({...since, Status: "invalid"})).TotalCount, 1);
  same("cdn: pushes by Keyword", (await cdn.DescribePushTasks({...since, Keyword: IMG + "a.zip"})).TotalCount, 1);
  same("cdn: pushes by Area", (await cdn.DescribePushTasks({...since, Area: "overseas"})).TotalCount, 0);
  same("cdn: pushes page by page", (await cdn.DescribePushTasks({...since, Offset: 1})).PushLogs.length, 1);
  await refused("cdn: a bad date of pushes", "InvalidParameter.CdnStatInvalidDate", () => cdn.DescribePushTasks({StartTime: "yesterday"}));
  await refused("cdn: pushes have no type", "UnknownParameter", () => cdn.DescribePushTasks({...since, PurgeType: "url"}));
}

async function cdnQuotas() {
  await freshQuotas();
  const left = async (list) => {
    const answer = {...(await cdn.DescribePurgeQuota({})), ...(await cdn.DescribePushQuota({}))};
    return answer[list].map((row) => [row.Area, row.Batch, row.Available]);
  };
  same("cdn: URL quotas", await left("UrlPurge"), [["mainland", 10, 50], ["overseas", 10, 50]]);
  same("cdn: path quotas", await left("PathPurge"), [["mainland", 5, 20], ["overseas", 5, 20]]);
  same("cdn: push quotas", await left("UrlPush"), [["mainland", 10, 50], ["overseas", 10, 50]]);
  await cdn.PurgeUrlsCache({Urls: [IMG, IMG]});
  await cdn.PurgeUrlsCache({Urls: [IMG], Area: "overseas"});
  same("cdn: a global domain books both areas", await left("UrlPurge"), [["mainland", 10, 48], ["overseas", 10, 47]]);
  await cdn.PushUrlsCache({Urls: [IMG]});
  same("cdn: a push that names no area goes to the mainland", await left("UrlPush"), [["mainland", 10, 49], ["overseas", 10, 50]]);
  const limits = [
    ["Url", "url", 11, (list) => cdn.PurgeUrlsCache({Urls: list})],
    ["Path", "path", 6, (list) => cdn.PurgePathCache({Paths: list, FlushType: "delete"})],
    ["", "push", 11, (list) => cdn.PushUrlsCache({Urls: list})],
  ];
  for (const [word, kind, tooMany, submit] of limits) {
    const prefix = `LimitExceeded.Cdn${kind === "push" ? "Push" : "Purge" + word}Exceed`;
    await refused(`cdn: over the batch of ${kind}`, `${prefix}BatchLimit`, () => submit(numbered(IMG, tooMany)));
    const {available} = await control("POST", "/quotas/cdn", {kind, area: "mainland"});
    await control("POST", "/quotas/cdn", {kind, area: "mainland", use: available - 1});
    await refused(`cdn: over the day of ${kind}`, `${prefix}DayLimit`, () => submit([IMG, IMG]));
  }
  const states = {offline: "ResourceUnavailable.CdnHostIsNotOnline", locked: "InvalidParameter.CdnHostInvalidStatus"};
  for (const [status, code] of Object.entries(states)) {
    await control("POST", "/domains", {domain: "img.example.com", status});
    await refused(`cdn: a domain that is ${status}`, code, () => cdn.PurgeUrlsCache({Urls: [IMG]}));
  }
  await control("POST", "/domains", {domain: "img.example.com", status: "online"});
}

async function rate() {
  await control("POST", "/rate", {callsPerSecond: 20});
  await sleep(1100);
  const codes = await Promise.all(numbered("", 25).map(() => teo.DescribeContentQuota({ZoneId: ZONE}).then(() => "", (error) => error.code)));
  same("teo: 20 of 25 calls in a second", codes.filter((code) => code === "").length, 20);
  same("teo: the others are too fast", new Set(codes.filter((code) => code !== "")).size === 1 && codes.find((code) => code !== ""),
    "RequestLimitExceeded");
  const apart = await Promise.all(numbered("", 20).map(() => cdn.DescribePushQuota({}).then(() => "", (error) => error.code)));
  same("cdn: counted apart", new Set(apart).size, 1);
  await control("POST", "/rate", {callsPerSecond: 1000});
}

async function faults() {
  await freshQuotas();
  const purge = () => teo.CreatePurgeTask({ZoneId: ZONE, Type: "purge_url", Targets: [WWW + "lost"]});
  await control("POST", "/faults", {action: "CreatePurgeTask", fault: "code", code: "InternalError.BackendError"});
  await refused("teo: an error asked for", "InternalError.BackendError", purge);
  await control("DELETE", "/journal");
  await control("POST", "/faults", {action: "CreatePurgeTask", fault: "close-after-booking"});
  const lost = await purge().then(() => undefined, (error) => error);
  check("teo: a lost reply is no answer of the API", lost !== undefined && !lost.requestId, lost);
  const {entries} = await control("GET", "/journal");
  check("the journal knows of the lost call",
    entries.some((entry) => entry.verdict === "closed after booking" && entry.accepted[0] === WWW + "lost" && entry.booked === 1), entries);
  check("and of no target that was booked twice", entries.filter((entry) => entry.accepted.includes(WWW + "lost")).length === 1, entries);
}

await prepare();
for (const part of [signing, forms, teoPurges, teoPrefetches, teoQuotas, cdnPurges, cdnPushes, cdnQuotas, rate, faults]) {
  try {
    await part();
  } catch (error) {
    check(`${part.name} came to its end`, false, `${error.code ?? ""} ${error.message}`);
  }
}
await control("DELETE", "/faults");
console.log(`${passed + failed} checks: ${passed} ok, ${failed} not ok`);
process.exit(failed === 0 ? 0 : 1);
