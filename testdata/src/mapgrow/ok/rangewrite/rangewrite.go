// Package rangewrite looks at files again and again and writes when each was last changed over what it
// knew; the table is made anew when the list of files is another one.
package rangewrite

import (
	"os"
	"time"
)

// Watch tells of changes of the files that list names.
func Watch(list func() []string) <-chan string {
	changed := make(chan string)
	go watch(list, changed)
	return changed
}

func watch(list func() []string, changed chan<- string) {
	known := map[string]time.Time{}
	for range time.Tick(time.Second) {
		names := list()
		if len(names) != len(known) {
			known = fresh(names)
			continue
		}
		for name, at := range known {
			info, err := os.Stat(name)
			if err != nil || !info.ModTime().After(at) {
				continue
			}
			changed <- name
			known[name] = info.ModTime()
		}
	}
}

func fresh(names []string) map[string]time.Time {
	out := make(map[string]time.Time, len(names))
	for _, n := range names {
		out[n] = time.Time{}
	}
	return out
}

// Marks has a grade of each pupil, for as long as the class lasts.
type Marks struct {
	of   map[string]int
	next chan string
}

// Curve raises them all, again and again.
func (m *Marks) Curve() {
	of := map[string]int{"ann": 1, "bob": 2}
	for n := range m.next {
		if n == "new" {
			of = map[string]int{"cay": 1}
		}
		for name, grade := range of {
			of[name] = grade + len(n)
		}
	}
	m.of = of
}
