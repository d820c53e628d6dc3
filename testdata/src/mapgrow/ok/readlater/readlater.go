// Package readlater fills maps of a call by what code out of view calls back, and reads them when
// that has returned: in another such call, or behind a helper.
package readlater

// Source has names. It is somebody else's.
type Source interface {
	Each(func(name string))
	Put(name, value string)
}

// Fill puts in what is not there.
func Fill(s Source, prefix string) {
	there := map[string]bool{}
	s.Each(func(name string) { there[name] = true })
	s.Each(func(name string) {
		if !there[prefix+name] {
			s.Put(prefix+name, name)
		}
	})
}

func pairs(s Source, add func(name, value string)) {
	s.Each(func(name string) {
		if len(name) > 1 {
			add(name[:1], name[1:])
		}
	})
}

// Index is by the first letter.
func Index(s Source) map[string]string {
	out := map[string]string{}
	pairs(s, func(name, value string) { out[name] = value })
	return out
}
