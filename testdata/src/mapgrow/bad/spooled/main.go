// Command spooled counts by name the files that it finds, of which each comes once.
package main

import (
	"os"
	"path/filepath"
	"time"
)

type tray struct{ seen map[string]int }

func (t *tray) take(name string) {
	t.seen[name]++ // want mapgrow medium "tray.seen"
	os.Remove(name)
}

func main() {
	t := &tray{seen: map[string]int{}}
	for range time.Tick(time.Minute) {
		names, _ := filepath.Glob(filepath.Join("/var/spool/tray", "*.job"))
		for _, name := range names {
			t.take(name)
		}
	}
}
