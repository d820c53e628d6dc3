// Package layer tells of an assignment whether what a place takes holds what the place held before, so that
// each one puts a layer around the others, and what speaks against their adding up.
//
// # Example
//
//	func (c *Client) Use(key string) {
//		c.rt = &signing{next: c.rt, key: key} // the new one holds the former one
//	}
//
// # What holds the former value
//
// A context in a loop is one whoever makes it. For other types an object or a closure that is made around the
// former value holds it, and so does what a call gives of which the table, the answer to an interface of the
// library, or the body says so: its result is made with the argument, or with what it reads from the place.
// What a function value is given and gives back is an option of a list, or a middleware.
//
// # Doubts
//
// A place that other code gives a plain value while its holder lives begins anew there, and so does one to which
// the function itself has given one before, on each way. A variable that a closure has captured begins anew with
// each run of the function that made it: a closure that runs once for each such run adds one layer. A holder that may
// not live long takes its layers with it. A field of another module's object, such as the transport of a
// client, is judged by the field of one's own in which that object is. An atomic pointer of which a part takes
// the place of the whole is the head of a list, where elements come and go.
package layer
