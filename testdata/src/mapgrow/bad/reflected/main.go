// Command reflected has a function called by reflection, once and at its beginning.
package main

import (
	"net/http"
	"reflect"
	"sync"
)

// begin runs what it is given, and keeps what it was.
func begin(kinds map[string]reflect.Kind, f any) {
	v := reflect.ValueOf(f)
	kinds[v.Type().String()] = v.Kind()
	v.Call(nil)
}

// names are those who have been there.
type names struct {
	mu sync.Mutex
	in map[string]int
}

func (n *names) add(who string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.in[who]++ // want mapgrow high "it runs only while the object that holds it is built"
}

func (n *names) drop(who string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.in, who)
}

func main() {
	n := &names{in: map[string]int{"root": 1}}
	kinds := map[string]reflect.Kind{}
	begin(kinds, func() { n.drop("root") })
	http.HandleFunc("/in/{who}", func(w http.ResponseWriter, r *http.Request) { n.add(r.PathValue("who")) })
	http.ListenAndServe(":80", nil)
}
