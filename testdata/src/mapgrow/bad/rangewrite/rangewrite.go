// Package rangewrite writes what a list of now has over what it knew before, under the keys of the list.
package rangewrite

import (
	"os"
	"time"
)

// Watch tells of changes of the files that list names.
func Watch(list func() map[string]bool) <-chan string {
	changed := make(chan string)
	go watch(list, changed)
	return changed
}

func watch(list func() map[string]bool, changed chan<- string) {
	known := map[string]int64{}
	for range time.Tick(time.Second) {
		for name := range list() {
			info, err := os.Stat(name)
			if err != nil || info.Size() == known[name] {
				continue
			}
			changed <- name
			known[name] = info.Size() // want mapgrow medium "known"
		}
	}
}
