-- Every request is another reader's, and each connection waits between them: so many milliseconds in the mean, exponentially.
local n, mean = 0, 1
function init(arguments) mean = tonumber(arguments[1]) end
function delay() return math.floor(-mean * math.log(1 - math.random()) + 0.5) end
function request()
  n = n + 1
  return wrk.format("GET", "/api/v1/feed?limit=10&reader=r" .. (n % 100000), { ["Accept-Language"] = "zh-CN" })
end
