// Package linked is a plugin: its host calls the functions that it exports by their names.
package linked

// table has what the host's calls are about.
type table struct {
	calls map[uint32]string
	seen  map[string]int
	last  uint32
}

var host = &table{calls: map[uint32]string{}, seen: map[string]int{}}

func (t *table) open(id uint32, name string) {
	t.calls[id] = name // want mapgrow high "table.calls"
	t.last = id
}

//export plugin_open
func pluginOpen(id uint32, size uint32) {
	if size > 0 {
		host.open(id, read(size))
	}
}

//go:wasmexport plugin_see
func pluginSee(size uint32) uint32 {
	name := read(size)
	host.seen[name]++ // want mapgrow medium "table.seen"
	return uint32(host.seen[name])
}

//export plugin_name
func pluginName(id uint32) uint32 { return uint32(len(host.calls[id])) }

func read(size uint32) string { return string(make([]byte, size)) }
