package summarise

import "go/types"

// partKey is the key of field i of the struct that a field is, which has the key outer.
func partKey(outer string, st *types.Struct, i int) string {
	if st.NumFields() == 1 {
		return outer
	}
	return outer + ":" + st.Field(i).Name()
}
