/** The algorithms of graphology that come as CommonJS, with the types that they have when Node imports them. */
import louvainModule from 'graphology-communities-louvain';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

// Their types say `export default`, but `module.exports` is the function itself, and that is what the import gives.
export const louvain = louvainModule as unknown as typeof louvainModule.default;
export const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
