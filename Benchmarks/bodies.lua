-- Sends the lines of a file one after another: headers as "Name: value" separated by tabs, then the body.
local lines, n = {}, 0
function init(arguments)
  for line in io.lines(arguments[1]) do
    local parts = {}
    for part in string.gmatch(line, "[^\t]+") do parts[#parts + 1] = part end
    lines[#lines + 1] = parts
  end
end
function request()
  n = n + 1
  local parts = lines[n]
  if not parts then
    wrk.thread:stop()
    parts = lines[#lines]
  end
  local headers = { ["Content-Type"] = "application/json" }
  for i = 1, #parts - 1 do
    local name, value = string.match(parts[i], "^([^:]+): (.*)$")
    headers[name] = value
  end
  return wrk.format("POST", nil, headers, parts[#parts])
end
