package main

import (
	"hash/maphash"
	"net/http"

	store "matrix/store"
)

type sharded struct {
	seed   maphash.Seed
	shards [16]*store.Store
}

func newSharded() *sharded {
	s := &sharded{seed: maphash.MakeSeed()}
	for i := range s.shards {
		s.shards[i] = store.NewStore()
	}
	return s
}

func (s *sharded) of(key string) *store.Store {
	return s.shards[maphash.String(s.seed, key)%uint64(len(s.shards))]
}

func (s *sharded) touch(key string) { s.of(key).Touch(key) }

func main() {
	all := newSharded()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { all.touch(r.URL.Path) })
	http.ListenAndServe(":8080", nil)
}
