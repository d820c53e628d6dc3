// Package aftersuccess forgets an object when it is said to be gone and what had to be done with it
// has not failed.
package aftersuccess

import (
	"encoding/json"
	"log"
	"net/http"
	"sync"
)

type object struct {
	Name string
	Gone bool
}

type driver interface {
	Attach(*object) error
	Detach(*object) error
}

type keeper struct {
	mu   sync.Mutex
	byID map[string]*object
	d    driver
}

func (k *keeper) changed(o *object) {
	k.mu.Lock()
	defer k.mu.Unlock()
	had, ok := k.byID[o.Name]
	switch {
	case o.Gone && ok:
		if err := k.d.Detach(had); err != nil {
			log.Print(err)
			return
		}
		delete(k.byID, o.Name)
	case !o.Gone && !ok:
		if err := k.d.Attach(o); err != nil {
			log.Print(err)
			return
		}
		k.byID[o.Name] = o
	}
}

// Serve takes what has changed.
func Serve(d driver) error {
	k := &keeper{byID: map[string]*object{}, d: d}
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var o object
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<10)).Decode(&o); err == nil {
			k.changed(&o)
		}
	}))
}
