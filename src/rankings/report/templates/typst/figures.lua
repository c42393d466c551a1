-- What pandoc's typst writer leaves out: alternative texts of pictures, tags, notes, plain captions.
local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end

function Image(image)
  local alt = pandoc.utils.stringify(image.caption)
  if alt == "" then alt = image.attributes.alt or image.title or image.src end
  return pandoc.RawInline("typst", "#image(" .. quoted(image.src) .. ", alt: " .. quoted(alt) .. ")")
end

local function wrap(opening, inlines)
  local wrapped = pandoc.List({ pandoc.RawInline("typst", opening .. "[") })
  wrapped:extend(inlines)
  wrapped:insert(pandoc.RawInline("typst", "]"))
  return wrapped
end

function Span(span)
  for _, class in ipairs(span.classes) do
    if class == "tag" then
      local kind = (table.concat(span.classes, " "):match("tag%-([%w-]+)")) or ""
      return wrap("#tag(" .. quoted(kind) .. ")", span.content)
    elseif class == "subtitle" then
      return wrap("#linebreak()#subtitle", span.content)
    elseif class == "note-target" then
      return pandoc.RawInline("typst", "#metadata(none) <" .. span.identifier .. ">")
    end
  end
  return span.content
end

-- A paragraph says where it begins and ends; so does an entry of a list, a note.
local texts = 0
local function number()
  return quoted(tostring(PANDOC_WRITER_OPTIONS.variables.part) .. texts)
end

local function marked(text)
  texts = texts + 1
  text.content:insert(1, pandoc.RawInline("typst", "#begins(" .. number() .. ");"))
  text.content:insert(pandoc.RawInline("typst", "#text-ends(" .. number() .. ");"))
  return text
end

local function mark_plain(blocks)
  for _, block in ipairs(blocks) do
    if block.t == "Plain" then marked(block) end
  end
  return blocks
end

local function list(found)
  for _, entry in ipairs(found.content) do mark_plain(entry) end
  return found
end

BulletList, OrderedList = list, list

local function enclosed(opening, content)
  local blocks = pandoc.List({ pandoc.RawBlock("typst", "#" .. opening .. "[") })
  blocks:extend(content)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end

function Para(text)
  local sticky = pandoc.utils.stringify(text):match(":$") and ", sticky: true" or ""
  local whole = marked(text)
  return enclosed("kept(" .. number() .. sticky .. ")", { whole })
end

local function framed(part, content)
  return enclosed("framed(" .. quoted(part.attributes.place) .. ")", content)
end

function Figure(figure)
  if figure.attributes.place then return framed(figure, { figure }) end
end

function Div(div)
  if div.attributes.place and div.classes:includes("headed") then
    return enclosed("headed(" .. quoted(div.attributes.place) .. ")", div.content)
  end
  if div.attributes.place then return framed(div, div.content) end
  if div.classes:includes("rest") then
    local blocks = pandoc.List({ pandoc.RawBlock("typst", "][") })
    blocks:extend(div.content)
    return blocks
  end
  for _, class in ipairs(div.classes) do
    if class == "note" or class == "missing" or class == "lead" or class == "notes" or class == "pair" or class == "ask" then
      return enclosed(class, mark_plain(div.content))
    end
  end
  return div.content
end
