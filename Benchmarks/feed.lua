-- Every request is another reader's, as on a busy evening.
local n = 0
function request()
  n = n + 1
  return wrk.format("GET", "/api/v1/feed?limit=10&reader=r" .. (n % 100000), { ["Accept-Language"] = "zh-CN" })
end
