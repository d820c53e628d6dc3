// Package linked is a plugin that forgets what its host has closed. A function that only
// looks exported runs for nobody.
package linked

type table struct {
	calls map[uint32]string
	seen  map[string]int
}

var host = &table{calls: map[uint32]string{}, seen: map[string]int{}}

//export plugin_open
func pluginOpen(id uint32, size uint32) {
	host.calls[id] = read(size)
}

//export plugin_close
func pluginClose(id uint32) {
	delete(host.calls, id)
}

// export is what this is not; nothing calls it.
func see(name string) {
	host.seen[name]++
}

func read(size uint32) string { return string(make([]byte, size)) }
