// Package capturedkeys asks several and keeps what each has said under its name, until all have.
package capturedkeys

import "sync"

// Peer answers later.
type Peer interface {
	Name() string
	Ask(question string, then func(answer string)) error
}

// Ask asks all.
func Ask(question string, peers []Peer, done func(map[string]string)) error {
	var mu sync.Mutex
	said := map[string]string{}
	for _, p := range peers {
		name := p.Name()
		err := p.Ask(question, func(answer string) {
			mu.Lock()
			defer mu.Unlock()
			said[name] = answer
			if len(said) == len(peers) {
				done(said)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
