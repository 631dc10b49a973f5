package kluis

// Merk is how every data key begins that is wrapped under this key id, and no other one:
// for counting what is wrapped under it without opening anything.
func Merk(id string) []byte { return append([]byte{versieWrap, byte(len(id))}, id...) }
